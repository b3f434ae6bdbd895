"""What a user waits for after an edit: compiling Schema, and the whole command beside a bare build."""
import pathlib
import shutil
import statistics

from measure import Time, run, say

PACKAGE = """// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "bench",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "cairn", path: "{cairn}")],
  targets: [
    .target(name: "Schema", dependencies: [.product(name: "Cairn", package: "cairn")], path: "Schema"),
    .executableTarget(
      name: "generate-migration",
      dependencies: ["Schema", .product(name: "CairnGenerator", package: "cairn")]
    ),
  ]
)
"""

TYPES = [".text).nullable(", ".integer).default(0", ".boolean).default(false", ".varchar(80)", ".timestamp).default(.now"]


def table_text(number, extra=()):
    columns = [f"  let column{n} = Column({TYPES[n % len(TYPES)]})" for n in range(18)]
    columns += [f"  let {name} = Column(.varchar(40)).nullable()" for name in extra]
    return "\n".join([
        "import Cairn", "", f"struct Wide{number}: Table {{",
        "  let id = Column(.bigint).primaryKey()",
        "  let parentID = Column(.bigint).nullable().references(\\Wide0.id, onDelete: .cascade)",
        *columns, "", "  var body: TableBody {", "    Index(parentID, column4.descending)", "  }", "}", ""])


def make_package(place, cairn, size):
    (place / "Schema").mkdir(parents=True, exist_ok=True)
    (place / "Sources/generate-migration").mkdir(parents=True, exist_ok=True)
    shutil.rmtree(place / "Generated", ignore_errors=True)
    (place / "Package.swift").write_text(PACKAGE.format(cairn=cairn))
    for number in range(size):
        (place / f"Schema/Wide{number}.swift").write_text(table_text(number))
    names = "\n".join(f"  Wide{number}.self" for number in range(size))
    (place / "Schema/Schema.swift").write_text(
        f'import Cairn\n\npublic let app = Schema("app", dialects: .postgres(from: 14)) {{\n{names}\n}}\n')
    (place / "Sources/generate-migration/main.swift").write_text(
        "import CairnGenerator\nimport Schema\n\nGenerateMigration.main(app)\n")


def forget(place):
    """What was compiled of Schema; not the build's plan of it, which is made once."""
    for pattern in ["Schema.build/*.o", "Schema.build/*.swift*", "Schema.build/*.dia", "Modules/Schema.swift*"]:
        for path in (place / ".build").glob(f"*/debug/{pattern}"):
            path.unlink()


def measure(cairn, size, repetitions, table, folder):
    place = pathlib.Path(folder) / "package"
    make_package(place, cairn, size)
    generate = ["swift", "package", "--allow-writing-to-package-directory", "generate-migration"]
    say("the package's first build")
    run(["swift", "build"], place)
    run(generate, place)
    edits = iter(range(10_000))
    added = []

    def edit():
        """One column more in one table, which neither build has seen."""
        added.append(f"added{next(edits)}")
        (place / f"Schema/Wide{size // 2}.swift").write_text(table_text(size // 2, added))

    times = {"cold": [], "edit": [], "build": [], "command": []}
    for repetition in range(repetitions):
        say(f"building, {repetition + 1}/{repetitions}")
        forget(place)
        times["cold"].append(run(["swift", "build", "--target", "Schema"], place)[0])
        edit()
        times["edit"].append(run(["swift", "build", "--target", "Schema"], place)[0])
        run(generate, place)
        edit()
        times["build"].append(run(["swift", "build"], place)[0])
        run(generate, place)
        edit()
        times["command"].append(run(generate, place)[0])
    table.add("compile Schema: cold", size, Time.median(times["cold"]))
    table.add("compile Schema: one table edited", size, Time.median(times["edit"]))
    table.add("swift build: one table edited", size, Time.median(times["build"]))
    ratio = statistics.median(b.clock / a.clock for a, b in zip(times["build"], times["command"]))
    table.add("swift package generate-migration: the same, by the clock", size, Time.median(times["command"]), ratio, 1.5)
