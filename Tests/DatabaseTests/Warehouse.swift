import Cairn

/// Every kind of object, in two states, each with something that changes in between.
enum Warehouse {
  /// What the second state may lose or fail on, by name.
  static let consent: [String] = []

  static let postgresRows = """
    INSERT INTO items (id, code, grade, quantity) VALUES (1, 'ABC-1', 'bad', 3), (2, 'DEF-22', 'good', 1);
    INSERT INTO moves VALUES (1, '2025-02-03', 5), (2, '2026-02-03', 7);
    INSERT INTO yard.bookings VALUES (1, '2026-01-01', '2026-01-02');

    """

  static let mysqlRows = """
    INSERT INTO items (id, code, grade, quantity) VALUES (1, 'ABC-1', 'bad', 3), (2, 'DEF-22', 'good', 1);
    INSERT INTO moves VALUES (1, '2025-02-03', 5), (2, '2026-02-03', 7);

    """

  enum Grade: String, DatabaseEnum {
    case good, fair, bad
  }

  enum Condition: String, DatabaseEnum {
    case good, worn, fair
    static var databaseName: String { "grade" }
    static var renamedLabels: [String: String] { ["bad": "worn"] }
  }

  enum First {
    static let sku = Domain("sku", .text).check("sku_form", "VALUE ~ '^[A-Z]{3}-[0-9]+$'").comment(
      "what's on the label"
    )
    static let labels = Sequence("label_numbers", start: 1000).comment("printed on parcels")
    static let touch = Function(
      "touch",
      returns: "trigger",
      language: "plpgsql",
      body: "\nBEGIN\n  NEW.touched_at := now();\n  RETURN NEW;\nEND\n"
    ).only(.postgres)
    static let inStock = View(
      "in_stock",
      as: "SELECT \(\Items.id) AS item, \(\Items.quantity) FROM \(Items.self) WHERE \(\Items.quantity) > 0"
    )

    struct Items: Table {
      let id = Column(.bigint).primaryKey()
      let code = Column(.domain(sku)).on(.mysql, type: "varchar(40)")
      let grade = Column(.enumeration(Grade.self)).default(.case(.fair))
      let quantity = Column(.integer).default(0)
      let touchedAt = Column(.timestamp).default(.now)

      var body: TableBody {
        Storage(["fillfactor": "80"]).only(.postgres)
        Trigger("items_touch", .before, .update, calls: touch)
        Trigger("items_touch", .before, .update, runs: "SET NEW.touched_at = current_timestamp(6)")
        RowSecurity()
        Policy("items_in_stock", for: .select, using: "\(quantity) >= 0")
        Index(code).comment("looked up by scanners").only(.postgres)
      }
    }

    struct Bookings: Table {
      static let namespace: String? = "yard"
      let gate = Column(.integer)
      let startsAt = Column(.timestamp)
      let endsAt = Column(.timestamp)

      var body: TableBody {
        Exclude("one_truck_a_gate", gate.with("="), SQL("tstzrange(\(startsAt), \(endsAt))").with("&&"))
      }
    }

    struct Moves: Table {
      let id = Column(.bigint)
      let day = Column(.date)
      let amount = Column(.integer)

      var body: TableBody {
        PrimaryKey(id, day)
        Partitioned(by: .range, day) {
          Partition("moves_2025", from: "2025-01-01", to: "2026-01-01")
          Partition("moves_2026", from: "2026-01-01", to: "2027-01-01")
        }.only(.postgres)
        Partitioned(by: .rangeColumns, day) {
          Partition("moves_2025", from: nil, to: "2026-01-01")
          Partition("moves_2026", from: nil, to: "2027-01-01")
        }.only(.mysql)
      }
    }

    static let postgres = Schema("warehouse", dialects: .postgres(from: 15)) {
      Namespace("yard")
      Extension("btree_gist")
      sku
      labels
      touch
      Items.self
      Bookings.self
      Moves.self
      inStock
      View(
        "stock_by_grade",
        as: "SELECT \(\Items.grade), count(*) AS items FROM \(Items.self) GROUP BY \(\Items.grade)"
      )
      .materialized().index("stock_by_grade_grade", unique: true, on: "grade").comment("refreshed at night")
      Grant("SELECT", on: inStock, to: "public")
      RawObject(
        "shelf_search",
        on: .postgres,
        create: "CREATE TEXT SEARCH CONFIGURATION shelf_search (COPY = simple)",
        drop: "DROP TEXT SEARCH CONFIGURATION IF EXISTS shelf_search",
        exists: "SELECT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'shelf_search')"
      )
    }

    static let mysql = Schema("warehouse", dialects: .mysql(from: "8.4")) {
      Items.self
      Moves.self
      inStock
      Function("twice", .in("n", "int"), returns: "int", body: "RETURN n * 2").volatility(.immutable)
    }
  }

  /// What people do to it: values renamed and added, columns wider, views that follow, another month.
  enum Second {
    static let sku = Domain("sku", .text)
      .check("sku_form", "VALUE ~ '^[A-Z]{3}-[0-9]{1,9}$'")
      .check("sku_size", "length(VALUE) < 20")
    static let labels = Sequence("parcel_numbers", start: 1000, increment: 2).renamed(from: "label_numbers")
    static let touch = Function(
      "touch",
      returns: "trigger",
      language: "plpgsql",
      body: "\nBEGIN\n  NEW.touched_at := clock_timestamp();\n  RETURN NEW;\nEND\n"
    ).only(.postgres)
    static let inStock = View(
      "in_stock",
      as: "SELECT \(\Items.id) AS item, \(\Items.amount) FROM \(Items.self) WHERE \(\Items.amount) > 0"
    )

    struct Items: Table {
      let id = Column(.bigint).primaryKey()
      let code = Column(.domain(sku)).on(.mysql, type: "varchar(40)")
      let place = Column(.varchar(20)).nullable()
      let grade = Column(.enumeration(Condition.self)).default(.case(.fair))
      let amount = Column(.bigint).default(0).renamed(from: "quantity")
      let touchedAt = Column(.timestamp).default(.now)

      var body: TableBody {
        Storage(["fillfactor": "90"]).only(.postgres)
        Trigger("items_touch", .before, .insert, .update, calls: touch)
        Trigger("items_touch", .before, .update, runs: "SET NEW.touched_at = now(6)")
        RowSecurity(forced: true)
        Policy("items_in_stock", for: .select, using: "\(amount) > 0")
        Index(code).comment("scanners").only(.postgres)
      }
    }

    struct Bookings: Table {
      static let namespace: String? = "yard"
      let gate = Column(.integer)
      let startsAt = Column(.timestamp)
      let endsAt = Column(.timestamp)
      let note = Column(.text).nullable()

      var body: TableBody {
        Exclude("one_truck_a_gate", gate.with("="), SQL("tstzrange(\(startsAt), \(endsAt))").with("&&"))
          .where("\(note) IS NULL")
      }
    }

    struct Moves: Table {
      let id = Column(.bigint)
      let day = Column(.date)
      let amount = Column(.integer)

      var body: TableBody {
        PrimaryKey(id, day)
        Partitioned(by: .range, day) {
          Partition("moves_2025", from: "2025-01-01", to: "2026-01-01")
          Partition("moves_2026", from: "2026-01-01", to: "2027-01-01")
          Partition("moves_2027", from: "2027-01-01", to: "2028-01-01")
        }.only(.postgres)
        Partitioned(by: .rangeColumns, day) {
          Partition("moves_2025", from: nil, to: "2026-01-01")
          Partition("moves_2026", from: nil, to: "2027-01-01")
          Partition("moves_2027", from: nil, to: "2028-01-01")
        }.only(.mysql)
        Index(amount)
      }
    }

    static let postgres = Schema("warehouse", dialects: .postgres(from: 15)) {
      Namespace("yard").comment("outside")
      Extension("btree_gist")
      sku
      labels
      touch
      Items.self
      Bookings.self
      Moves.self
      inStock
      View(
        "stock_by_grade",
        as: "SELECT \(\Items.grade), count(*) AS items FROM \(Items.self) GROUP BY \(\Items.grade)"
      )
      .materialized().index("stock_by_grade_grade", unique: true, on: "grade").comment("refreshed at night")
      Grant("SELECT", on: inStock, to: "public")
      Grant("USAGE", on: labels, to: "public")
    }

    static let mysql = Schema("warehouse", dialects: .mysql(from: "8.4")) {
      Items.self
      Moves.self
      inStock
      Function("twice", .in("n", "int"), returns: "int", body: "RETURN n + n").volatility(.immutable)
    }
  }
}
