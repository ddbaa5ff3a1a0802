"""Measured speeds: ratios in one run, counts, sizes or processor time, which hold on a slow, shared machine."""
