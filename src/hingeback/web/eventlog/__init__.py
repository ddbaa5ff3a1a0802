"""What people report, as events that are added and never changed; read models are rebuilt from them."""
