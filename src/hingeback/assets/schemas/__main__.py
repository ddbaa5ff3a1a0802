"""`python -m hingeback.assets.schemas`: write the schema files anew."""

from hingeback.assets.schemas.generate import write_schemas

if __name__ == "__main__":
    print("\n".join(write_schemas()) or "All schema files are up to date.")
