"""Who uses this installation: tenants, persons, accounts, trusted browsers; signing in, export, erasure."""
