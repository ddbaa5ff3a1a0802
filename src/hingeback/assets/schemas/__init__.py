"""JSON Schemas of the engine's contracts, for anybody who writes or reads our files in another language."""

from hingeback.assets.schemas.generate import SCHEMAS, outdated, schema_texts, write_schemas

__all__ = ["SCHEMAS", "outdated", "schema_texts", "write_schemas"]
