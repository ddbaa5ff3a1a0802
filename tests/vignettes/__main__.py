from tests.vignettes.update import run

run()
