import Cairn

/// When a row was made, and when it last changed.
struct Timestamps: ColumnGroup {
  let createdAt = Column(.timestamp).default(.now)
  let updatedAt = Column(.timestamp).default(.now)
}
