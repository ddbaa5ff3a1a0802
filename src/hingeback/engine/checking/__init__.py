"""The independent checker: judges a week by the law alone and knows nothing of how plans are made."""

from hingeback.engine.checking.check import check_plan

__all__ = ["check_plan"]
