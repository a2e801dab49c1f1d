"""Every address of the desk, and the permission that each asks for. There is no other way in."""

from __future__ import annotations

from desk.acting.routes import ACTING_ROUTES
from desk.pages.home import give_static, show_home
from desk.pages.invitation import accept_invitation, show_invitation
from desk.pages.replies import keep_reply, restore_reply, show_replies, show_reply
from desk.pages.sign_in import show_no_code, show_sign_in, sign_in, sign_in_with_code, sign_out
from desk.reading.routes import READING_ROUTES
from desk.route import DeskRoute

TYPED_BYTES = 512 * 1024
"""What was typed comes back sealed, a third longer, and twice with a second step."""

SIGN_IN_ROUTES = (
    DeskRoute("GET", "/desk/sign-in", "anyone", show_sign_in),
    DeskRoute("POST", "/desk/sign-in", "anyone", sign_in, body_bytes=TYPED_BYTES),
    DeskRoute("GET", "/desk/sign-in/code", "anyone", show_no_code),
    DeskRoute("POST", "/desk/sign-in/code", "anyone", sign_in_with_code, body_bytes=TYPED_BYTES),
    DeskRoute("POST", "/desk/sign-out", "signed_in", sign_out),
    DeskRoute("GET", "/desk/invitation/{token}", "anyone", show_invitation, {"token": "0" * 48}),
    DeskRoute("POST", "/desk/invitation/{token}", "anyone", accept_invitation, {"token": "0" * 48}),
)

ROUTES: tuple[DeskRoute, ...] = (
    DeskRoute("GET", "/desk", "signed_in", show_home),
    DeskRoute("GET", "/desk/static/{version}/{name}", "anyone", give_static, {"version": "v", "name": "desk.css"}),
    DeskRoute("GET", "/desk/replies", "replies.edit", show_replies),
    DeskRoute("GET", "/desk/replies/{reply}", "replies.edit", show_reply, {"reply": "done"}),
    DeskRoute("POST", "/desk/replies/{reply}", "replies.edit", keep_reply, {"reply": "done"}),
    DeskRoute("POST", "/desk/replies/{reply}/restore", "replies.edit", restore_reply, {"reply": "done"}),
    *SIGN_IN_ROUTES,
    *READING_ROUTES,
    *ACTING_ROUTES,
)
