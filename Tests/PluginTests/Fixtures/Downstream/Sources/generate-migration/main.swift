import CairnGenerator
import Schema

GenerateMigration.main(shop)
