"""Somebody at the desk, as a process: takes orders over HTTP, does with cases what the desk does, says what is done.

An order that was given to somebody who was killed comes again, and is the same deed: it is not done twice.
"""

from __future__ import annotations

import os

import aiohttp

from issues.case_keys import CaseKeys
from issues.handling.deed import Changed, Deed, Done, Reader
from issues.readers import Grant
from wegwijzer.complaint_stores import in_databases
from wegwijzer.complaints import load_intake, load_offices
from wegwijzer.databases import opened
from wegwijzer.handling import make_handling

TOWN = "voorbeeldstad"
EVERYTHING = Reader(
    account="chaos",
    grants=(
        Grant(role="coordinator", municipality=TOWN),
        Grant(role="confidant", municipality=TOWN),
        Grant(role="confidant", municipality=TOWN, location="de-linde"),
    ),
)


async def answer_orders(settings, desk, now):
    """Until it is killed, or told that there is nothing more."""
    secret = settings.WEGWIJZER_SECRET_KEY.get_secret_value().encode()
    async with opened(settings) as databases, aiohttp.ClientSession(desk) as http:
        stores = in_databases(databases)
        keys = CaseKeys(stores.keys, secret, os.urandom)
        handling = make_handling(stores.cases, keys, load_intake(), load_offices(), now)
        while order := await (await http.get("/desk/next", params={"pid": os.getpid()})).json():
            await do(handling, order)
            await http.post("/desk/done", json={"id": order["id"]})


async def do(handling, order):
    """The step, after taking the case where nobody has; again where somebody else was faster."""
    number, action = order["number"], order["action"]
    while True:
        case = await handling.seen(EVERYTHING, number)
        possible = handling.possible(case)
        if action not in possible and "take" in possible:
            deed = Deed(action="take", version=case.case.version, once=os.urandom(16))
        else:
            once = bytes.fromhex(order["id"])
            deed = Deed(action=action, version=case.case.version, once=once, words={"nl": order["words"]})
        ended = await handling.do(EVERYTHING, number, deed)
        if isinstance(ended, Done) and deed.action == action:
            return
        assert isinstance(ended, Done | Changed), ended
