import CairnGenerator
import Schema

GenerateMigration.main(library)
