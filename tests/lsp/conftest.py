"""The real server in a process of its own, and clients that have the abilities of VS Code and of Neovim."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

SERVER = [sys.executable, "-m", "voicelint", "lsp", "--stdio", "--now", "2026-11-21T12:00:00Z"]


def make_client() -> LanguageClient:
    """A client that notes what the server registers and asks to be asked again for."""
    client = make_test_lsp_client()
    client.registered = []  # type: ignore[attr-defined]
    client.refreshed = []  # type: ignore[attr-defined]

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        client.registered += params.registrations  # type: ignore[attr-defined]

    for method in (types.WORKSPACE_CODE_LENS_REFRESH, types.WORKSPACE_INLAY_HINT_REFRESH):
        client.feature(method)(lambda params, method=method: client.refreshed.append(method))  # type: ignore[attr-defined,misc]
    return client


CONFIG = ClientServerConfig(server_command=SERVER, client_factory=make_client)


async def begin(client: LanguageClient, capabilities: types.ClientCapabilities) -> types.InitializeResult:
    """Greet the server."""
    folder = types.WorkspaceFolder("file:///campaigns", "campaigns")
    return await client.initialize_session(
        types.InitializeParams(capabilities=capabilities, root_uri=folder.uri, workspace_folders=[folder])
    )


@pytest_lsp.fixture(config=CONFIG, scope="module")
async def vscode(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A VS Code that gets diagnostics sent."""
    await begin(lsp_client, client_capabilities("visual-studio-code"))
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=CONFIG, scope="module")
async def neovim(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A Neovim, which asks for diagnostics and counts in bytes."""
    await begin(lsp_client, client_capabilities("neovim@v0.11"))
    yield
    await lsp_client.shutdown_session()
