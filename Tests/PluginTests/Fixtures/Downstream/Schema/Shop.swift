import Cairn

struct Orders: Table {
  let id = Column(.identity).primaryKey()
  let total = Column(.decimal(10, 2)).default(0).check { "\($0) >= 0" }
  let placedAt = Column(.timestamp).default(.now)
}

/// A shop.
public let shop = Schema("shop", dialects: .postgres(from: 14), .mysql(from: "8.0")) {
  Orders.self
}
