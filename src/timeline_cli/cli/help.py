"""`help` and `completion`: the topics, and the scripts that teach a shell to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_cli.cli.options import ASCII, COLOR, NO_PAGER, WIDTH, Command, argument
from timeline_cli.cli.run import Run
from timeline_cli.errors import UnknownNameError

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.views.theme import Theme


def help_(run: Run) -> None:
    """Show a topic; without one, what topics there are."""
    from timeline_cli.cli.topics import TOPICS, contents

    name = run.text("topic")
    if name and name not in TOPICS:
        raise UnknownNameError(f"there is no topic `{name}`; known are {', '.join(TOPICS)}")
    topic = TOPICS[name].build() if name else contents()

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.help import topic_page

        return topic_page(topic, theme, min(width, 100))

    run.show(page)


def completion(run: Run) -> None:
    """Write the script for a shell."""
    from timeline_cli.cli.completion import script

    run.write([script(run.text("shell"))])


COMMANDS = {
    "help": Command(
        help_,
        (
            argument("topic", "A topic; without one, the topics are listed.", "[TOPIC]", complete="topics"),
            COLOR,
            ASCII,
            WIDTH,
            NO_PAGER,
        ),
    ),
    "completion": Command(
        completion,
        (argument("shell", "bash, zsh or fish.", "SHELL", complete="shells", required=True),),
        '\n\nIn ~/.bashrc or ~/.zshrc: eval "$(timeline completion bash)". '
        "For fish: timeline completion fish > ~/.config/fish/completions/timeline.fish",
    ),
}
