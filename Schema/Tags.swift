import Cairn

struct Tags: Table {
  let slug = Column(.varchar(60)).primaryKey()
  let title = Column(.varchar(60))
  let color = Column(.char(7)).default("#808080").comment("as CSS writes it")
}
