"""Every address of the desk, and the permission that each asks for. There is no other way in."""

from __future__ import annotations

from desk.acting.routes import ACTING_ROUTES
from desk.pages.account import (
    change_language,
    change_password,
    change_second_step,
    end_other_sessions,
    end_session,
    show_account,
    show_second_step,
)
from desk.pages.accounts import (
    change_grants,
    delete_account,
    end_sessions_of,
    invite,
    invite_again,
    lock_account,
    show_account_of,
    show_accounts,
    show_new_account,
)
from desk.pages.audit import show_audit
from desk.pages.home import give_static, show_home
from desk.pages.invitation import accept_invitation, show_invitation
from desk.pages.provider import come_back, start
from desk.pages.replies import keep_reply, restore_reply, show_replies, show_reply
from desk.pages.sign_in import show_no_code, show_sign_in, sign_in, sign_in_with_code, sign_out
from desk.reading.routes import READING_ROUTES
from desk.route import DeskRoute

ACCOUNT = {"account": "0" * 32}
ACCOUNT_ROUTES = (
    DeskRoute("GET", "/desk/account", "signed_in", show_account),
    DeskRoute("POST", "/desk/account/language", "signed_in", change_language),
    DeskRoute("POST", "/desk/account/password", "signed_in", change_password),
    DeskRoute("GET", "/desk/account/second-step", "signed_in", show_second_step),
    DeskRoute("POST", "/desk/account/second-step", "signed_in", change_second_step),
    DeskRoute("POST", "/desk/account/sessions", "signed_in", end_other_sessions),
    DeskRoute("POST", "/desk/account/sessions/{session}", "signed_in", end_session, {"session": "0" * 64}),
    DeskRoute("GET", "/desk/accounts", "accounts.manage", show_accounts),
    DeskRoute("GET", "/desk/accounts/new", "accounts.manage", show_new_account),
    DeskRoute("POST", "/desk/accounts/new", "accounts.manage", invite),
    DeskRoute("GET", "/desk/accounts/{account}", "accounts.manage", show_account_of, ACCOUNT),
    DeskRoute("POST", "/desk/accounts/{account}", "accounts.manage", change_grants, ACCOUNT),
    DeskRoute("POST", "/desk/accounts/{account}/lock", "accounts.manage", lock_account, ACCOUNT),
    DeskRoute("POST", "/desk/accounts/{account}/sessions", "accounts.manage", end_sessions_of, ACCOUNT),
    DeskRoute("POST", "/desk/accounts/{account}/invitation", "accounts.manage", invite_again, ACCOUNT),
    DeskRoute("POST", "/desk/accounts/{account}/delete", "accounts.manage", delete_account, ACCOUNT),
    DeskRoute("GET", "/desk/audit", "audit.read", show_audit),
)

TYPED_BYTES = 512 * 1024
"""What was typed comes back sealed, a third longer, and twice with a second step."""

SIGN_IN_ROUTES = (
    DeskRoute("GET", "/desk/sign-in", "anyone", show_sign_in),
    DeskRoute("POST", "/desk/sign-in", "anyone", sign_in, body_bytes=TYPED_BYTES),
    DeskRoute("GET", "/desk/sign-in/code", "anyone", show_no_code),
    DeskRoute("POST", "/desk/sign-in/code", "anyone", sign_in_with_code, body_bytes=TYPED_BYTES),
    DeskRoute("GET", "/desk/oidc/start", "anyone", start),
    DeskRoute("GET", "/desk/oidc/callback", "anyone", come_back),
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
    *ACCOUNT_ROUTES,
    *READING_ROUTES,
    *ACTING_ROUTES,
)
