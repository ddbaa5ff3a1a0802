"""Pictures made on the server: pure functions, values in and SVG text out."""
