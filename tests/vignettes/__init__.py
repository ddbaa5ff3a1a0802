"""Golden vignettes: people, and what the clinical law says of them. Derived by hand; see README.md."""
