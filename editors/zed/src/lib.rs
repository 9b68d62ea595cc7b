//! Starts the `voicelint` that is on the project's PATH as a language server.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Voicelint;

impl zed::Extension for Voicelint {
    fn new() -> Self {
        Voicelint
    }

    fn language_server_command(&mut self, _server: &LanguageServerId, project: &Worktree) -> Result<Command> {
        let command = project
            .which("voicelint")
            .ok_or("voicelint is not on the PATH: pip install 'voicelint[lsp]'")?;
        Ok(Command {
            command,
            args: vec!["lsp".into()],
            env: project.shell_env(),
        })
    }
}

zed::register_extension!(Voicelint);
