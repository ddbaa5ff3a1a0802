"""The week: plans as they were decided, wishes, and the day that is bad."""
