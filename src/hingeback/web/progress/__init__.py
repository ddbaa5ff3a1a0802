"""Progress: what changed, as pictures with numbers behind them."""
