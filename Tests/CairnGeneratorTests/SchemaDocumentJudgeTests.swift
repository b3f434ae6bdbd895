import Foundation
import SchemaModel
import TestSupport
import Testing

@testable import CairnGenerator

/// SCHEMA.md before judges that we did not write: Mermaid, and a reader of Markdown.
@Suite(
  "SCHEMA.md: what reads it sees what is in it",
  .enabled(if: ProcessInfo.processInfo.environment["CAIRN_TEST_TOOLS"] != nil, "no Mermaid: run scripts/test")
)
struct SchemaDocumentJudgeTests {
  /// Names and texts that are syntax to Markdown, HTML or Mermaid, or to several.
  static let hostile = [
    "plain", "with space", "it's", "say \"hi\"", "back`tick", "``two``", "pipe|pipe", "a\\|b", "new\nline",
    "cr\rlf\r\n",
    "<b>bold</b>", "<script>alert(1)</script>", "<!-- x -->", "&amp; &lt;", "*star*", "_under_", "__two__", "~~gone~~",
    "[link](x)", "![i](x)", "# head", "1. one", "- item", "> quote", "$a$ and $$b$$", "#quot;", "#35;", "%% note",
    "%%{init: {\"theme\": \"dark\"}}%%", "---", "```", "```mermaid", "}", "{", "||--o{", "users : x", ": x", ";",
    "a:::b",
    "direction TB", "Direction\u{A0}LR", "style a fill:#f9f;", "classDef x fill:#f00;", "click a", "pk", "FK", "uk",
    "pkä",
    "end", "class", "one", "many", "to", "title", "subgraph", "erDiagram", "accTitle: x", "constructor", "__proto__",
    "",
    " lead", "trail ", "größe", "列名", "smile🙂", "\u{202E}rtl", "عربي", "nul\u{1}l", "tab\tbed", "null\u{200B}width",

    "9lives", "-dash", ".dot", "a.b", "a,b", "a~b~c", "https://x.y/z", "fa:fa-car", "e\u{301}", "\\", "\"", "`", "'",
    "|",
    "a]b[c", "(x)", "x)", "?", "!", "@me", "=", "+", "^", "/", String(repeating: "long ", count: 12) + "end",
  ]

  private static func document(_ schema: DatabaseSchema) -> SchemaDocument {
    SchemaDocument("app", [(DialectOptions(schema.dialect, from: ServerVersion(0)), schema)])
  }

  private static func tool(_ arguments: [String]) throws -> ProcessRun {
    let tools = try #require(ProcessInfo.processInfo.environment["CAIRN_TEST_TOOLS"])
    return try ProcessRun.run("\(tools)/python", arguments)
  }

  private static let mermaid = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../scripts/mermaid").standardized.path

  /// Each hostile text as the name of a table, a column, a type and a key, as a comment, a default and an expression.
  private static func hostileSchema(_ texts: [String]) -> DatabaseSchema {
    let tables = texts.map { text in
      let columns = [
        ColumnDefinition(text, .verbatim(text), isNullable: true, defaultValue: .literal(.string(text)), comment: text),
        ColumnDefinition("kind", .enumType(ObjectName(text)), collation: text),
        ColumnDefinition("list", .inlineEnum([text])),
      ]
      let elements: [TableElement] = [
        .primaryKey(PrimaryKeyDefinition(text, [text])),
        .foreignKey(ForeignKeyDefinition(text, [text], references: ObjectName(text), [text])),
        .check(CheckDefinition(text, ColumnExpression([.sql(text), .column(text)]))),
      ]
      return TableDefinition(ObjectName(text), columns: columns, elements: elements, comment: text)
    }
    let enums = texts.map { EnumDefinition(ObjectName($0), [$0, "other"]) }
    return DatabaseSchema(dialect: .postgres, enumTypes: enums, tables: tables)
  }

  @Test func mermaidParsesEveryDiagram() throws {
    try TemporaryFolder.with { folder in
      var texts = [Self.document(Self.hostileSchema(Self.hostile)).text]
      for dialect in DialectName.allCases {
        for seed in UInt64(1)...40 {
          let options = RandomSchema.Options(usesNamespaces: true, tables: 3...12, columns: 1...12)
          texts.append(Self.document(RandomSchema(dialect: dialect, seed: seed, options: options).schema).text)
        }
      }
      let file = folder.appendingPathComponent("all.md")
      try Data(texts.joined(separator: "\n").utf8).write(to: file)
      let run = try Self.tool([Self.mermaid, file.path])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      #expect(run.output.hasSuffix(" diagrams\n"))
    }
  }

  @Test func mermaidFindsWhatIsWrong() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appendingPathComponent("wrong.md")
      try Data("```mermaid\nerDiagram\n  a {\n    text pk\n  }\n```\n".utf8).write(to: file)
      #expect(try Self.tool([Self.mermaid, file.path]).status == 1)
    }
  }

  @Test func aDrawingShowsEveryName() throws {
    try TemporaryFolder.with { folder in
      // Drawing takes its time for each word: these stand over tables, some of them beside an attribute's word too.
      let names = [
        "say \"hi\"", "back`tick", "pipe|pipe", "new\nline", "<b>bold</b>", "&lt;", "*star*", "__two__", "[link](x)",
        "1. one", "- item", "# head", "#35;", "%%{init: {}}%%", "a:::b", "Direction\u{A0}LR", "style a:#f9f;", "pkä",
        "end",
        "größe", "smile🙂", "\u{202E}rtl", "https://x.y/z", "a~b~c", "\\",
      ]
      let columns = names.prefix(8)
      var tables = names.map { TableDefinition(ObjectName($0), columns: []) }
      tables.append(
        TableDefinition(ObjectName("of columns"), columns: columns.map { ColumnDefinition($0, .builtin("text")) })
      )
      let file = folder.appendingPathComponent("names.md")
      try Data(Self.document(DatabaseSchema(dialect: .postgres, tables: tables)).text.utf8).write(to: file)
      let run = try Self.tool([Self.mermaid, file.path, "--svg", folder.path])
      try #require(run.status == 0, "\(run.output)\(run.errors)")
      let drawings = TemporaryFolder.contents(of: folder).filter { $0.key.hasSuffix(".svg") }.map(\.value)
      let script = """
        import html, re, sys, json
        text = ''.join(open(path, encoding='utf-8').read() for path in sys.argv[1:])
        labels = [re.sub(r'<[^>]*>', '', label) for label in re.findall(r'<p>(.*?)</p>', text, re.DOTALL)]
        print(json.dumps([html.unescape(label) for label in labels]))
        """
      let paths = (1...drawings.count).map { folder.appendingPathComponent("\($0).svg").path }
      let labels = try JSONDecoder().decode(
        [String].self,
        from: Data(try Self.tool(["-c", script] + paths).output.utf8)
      )
      for name in names {
        let count = labels.filter { $0.utf8.elementsEqual(name.visible.utf8) }.count
        #expect(count >= (columns.contains(name) ? 2 : 1), "\(name.visible): \(count)")
      }
    }
  }

  /// A document as markdown-it reads it.
  private struct Page {
    /// The cells of each row.
    var rows: [[String]]
    var headings: [String]
    var items: [String]
    var tags: [String]
  }

  private static func read(_ schema: DatabaseSchema) throws -> Page {
    try TemporaryFolder.with { folder in
      let file = folder.appendingPathComponent("hostile.md")
      try Data(document(schema).text.utf8).write(to: file)
      let script = """
        import json, sys
        from html.parser import HTMLParser
        from markdown_it import MarkdownIt
        class Reader(HTMLParser):
          def __init__(self):
            super().__init__(); self.rows = []; self.headings = []; self.items = []; self.tags = set(); self.into = None
          def handle_starttag(self, tag, attributes):
            self.tags.add(tag)
            if tag == 'tr': self.rows.append([])
            if tag == 'td': self.rows[-1].append(''); self.into = self.rows[-1]
            if tag == 'h3': self.headings.append(''); self.into = self.headings
            if tag == 'li': self.items.append(''); self.into = self.items
          def handle_endtag(self, tag):
            if tag in ('td', 'h3', 'li'): self.into = None
          def handle_data(self, data):
            if self.into is not None: self.into[-1] += data
        reader = Reader()
        text = open(sys.argv[1], encoding='utf-8', newline='').read()
        reader.feed(MarkdownIt('commonmark').enable(['table', 'strikethrough']).render(text))
        print(json.dumps([reader.rows, [reader.headings], [reader.items], [sorted(reader.tags)]]))
        """
      let output = try tool(["-c", script, file.path]).output
      let read = try JSONDecoder().decode([[[String]]].self, from: Data(output.utf8))
      return Page(
        rows: read[0].map { $0.map(seen) },
        headings: read[1][0].map(seen),
        items: read[2][0].map(seen),
        tags: read[3][0]
      )
    }
  }

  /// A space at an end is shown as one that does not go away.
  private static func seen(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  /// Tables and headings: the text of each heading, and of each cell of each row.
  @Test func markdownShowsEveryText() throws {
    let names = Self.hostile.filter { !$0.isEmpty }
    let page = try Self.read(Self.hostileSchema(names))
    let tags = [
      "a", "br", "code", "h1", "h2", "h3", "li", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ]
    #expect(page.tags == tags)
    for name in names.map({ Self.seen($0.visible) }) {
      #expect(page.rows.contains { $0.count == 5 && $0[0] == name && $0[1] == name && $0[3] == "'\(name)'" }, "\(name)")
      #expect(page.rows.contains { $0.count == 2 && $0[0] == name && $0[1] == "\(name), other" }, "\(name)")
      let trimmed = name.trimmingCharacters(in: .whitespaces)
      #expect(page.headings.contains { $0.trimmingCharacters(in: .whitespaces) == trimmed }, "\(name)")
      #expect(page.items.contains { $0 == "Check \(name): \(name)\(name)" }, "\(name)")
    }
  }

  /// Each hostile text as the name of every kind of object, as the name of its table and as its comment.
  private static func hostileObjects(_ text: String) -> [SchemaObject] {
    let (name, table, sql) = (ObjectName(text), ObjectName(text), SQLText(sql: text))
    return [
      .namespace(NamespaceDefinition(text, comment: text)), .extension(ExtensionDefinition(text)),
      .domain(DomainDefinition(name, .verbatim(text), comment: text)),
      .sequence(SequenceDefinition(name, comment: text)),
      .routine(
        RoutineDefinition(
          name,
          arguments: [RoutineDefinition.Argument(name: text, sql)],
          returns: sql,
          body: sql,
          comment: text
        )
      ),
      .view(ViewDefinition(name, query: sql, comment: text)),
      .trigger(
        TriggerDefinition(text, on: table, .before, [.insert], action: .function(name, arguments: []), comment: text)
      ),
      .policy(PolicyDefinition(text, on: table, using: sql, comment: text)),
      .raw(RawDefinition(name, create: sql, drop: sql)),
      .grant(GrantDefinition([text], on: .relation(table, columns: [text]), to: text)),
    ]
  }

  /// Views, routines, triggers, policies and whatever else stands beside tables: one row each, and nothing but rows.
  @Test func markdownShowsEveryObject() throws {
    let names = Self.hostile.filter { !$0.isEmpty }
    let objects = names.map(Self.hostileObjects)
    let page = try Self.read(DatabaseSchema(dialect: .postgres, objects: objects.joined().sorted { $0.key < $1.key }))
    #expect(page.tags == ["code", "h1", "h2", "p", "table", "tbody", "td", "th", "thead", "tr"])
    let rows = page.rows.filter { !$0.isEmpty }
    // Privileges are no objects of their own to a reader.
    let shown = objects.joined().filter { $0.kind != .grant }
    #expect(rows.count == shown.count)
    for object in shown {
      let name = Self.seen(object.key.description.visible)
      let comment = Self.seen((object.comment ?? "").visible).trimmingCharacters(in: .whitespaces)
      #expect(
        rows.contains { $0.count == 3 && $0[0] == name && $0[1].isEmpty && $0[2] == comment },
        "\(name) about \(comment)"
      )
    }
  }
}
