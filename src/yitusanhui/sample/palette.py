"""Colours of the sample drawing: soft land-use hues, strong ones for what is planned."""

from __future__ import annotations

PAPER = "#FFFFFF"
INK = "#2E3A40"
SOFT_INK = "#77848A"
GROUND = "#ECEBE6"
NEIGHBOUR = "#DEDCD5"
KERB = "#C9C6BE"
PAVEMENT = "#E3E0D8"
ROAD = "#FFFFFF"
LANE = "#F6F3EC"
WATER = "#B9DCEB"
WATER_LINE = "#8FC3DA"
POND = (WATER, WATER_LINE)
GRAVEL = ("#E3DDCB", "#B9AF94")
BANK = "#D5E5BE"
PATH = "#F2DDB6"
PLAN = "#D9480F"
PLAN_FILL = "#FFE3D3"
DONE = "#2B8A3E"
CHANGE = "#E0202C"
SHADE = "#3B4A3F"
TREES = ("#7FB069", "#8DBB76", "#6FA35D", "#98C285")
CARS = ("#FFFFFF", "#C7CDD2", "#8A949B", "#B4564E", "#5F86A8", "#41484D")

LAND = {
    "estate": "#FAF3E1",
    "public": "#F6EDE6",
    "lawn": "#D7E8C0",
    "garden": "#DCEBC8",
    "lot": "#EEEAE0",
    "water": WATER,
    "path": PATH,
}
BUILDING = {
    "home": ("#F7DFA1", "#C9A253"),
    "hub": ("#F3B49A", "#C4714E"),
    "canteen": ("#F3B49A", "#C4714E"),
    "clinic": ("#BFD9EE", "#5F93BC"),
    "market": ("#EFA09C", "#BE5A58"),
    "school": ("#F5C2D3", "#C67A98"),
}
