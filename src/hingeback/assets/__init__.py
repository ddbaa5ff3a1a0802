"""Build-time work: what turns files that people edit into files that the programs load. Never used while serving."""
