"""How the program looks. The names are light: the command line offers them before anything is drawn."""

DARK, LIGHT, CONTRAST, CONTRAST_LIGHT = LOOKS = ("kväll", "dag", "projektor", "projektor-ljus")
