"""Measured speeds. Numbers are ratios in one run, counts, sizes or processor time: they hold on a slow, shared machine."""
