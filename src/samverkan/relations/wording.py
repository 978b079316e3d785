"""The statements that a check begins with, until the parties choose others. The words are our own."""

STATEMENTS = (
    ("Vi litar på att det som har lovats blir gjort.", "We trust that what has been promised gets done."),
    (
        "Det är klart vem som bestämmer vad, hos oss och hos den andra parten.",
        "It is clear who decides what, with us and with the other party.",
    ),
    ("Vi får ut det som vi gick in i samarbetet för.", "We get what we entered the partnership for."),
    (
        "De pengar och den tid som avsätts räcker till det som har lovats.",
        "The money and the time set aside match what has been promised.",
    ),
    (
        "Vi tar upp det vi är oense om tidigt och rakt.",
        "We raise what we disagree on early and openly.",
    ),
    ("Det som ledningarna beslutar blir till handling.", "What the leaderships decide turns into action."),
    (
        "Personer kan bytas ut utan att minnet av vad vi har kommit överens om går förlorat.",
        "People can change without the memory of what we agreed being lost.",
    ),
    (
        "Vi känner till vad den andra parten behöver och vad den kan bidra med.",
        "We know what the other party needs and what it can contribute.",
    ),
    (
        "De som arbetar med samarbetet i vardagen märker att det har ledningens stöd.",
        "Those who do the daily work notice that the leadership stands behind it.",
    ),
    ("Vi skulle skriva under igen i dag.", "We would sign again today."),
)
"""In Swedish and in English."""
