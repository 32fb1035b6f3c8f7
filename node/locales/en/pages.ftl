## The frame around every page

place-home = Home
place-desk = Desk
place-members = Members
place-spaces = Spaces
place-terms = Terms
place-kit = Kit
place-settings = Settings
shell-skip = Skip to the page
shell-nav = Places
shell-noscript = These pages need JavaScript. Everything they do can also be typed: covisa --help
shell-language = Language
shell-loading = One moment …

## Who is here

login-title = Let this browser in
login-how = Your pages open for browsers that you let in yourself. There is no password to remember or to lose.
login-step-1 = On the computer that runs covisa, type
login-step-2 = Open the address that it prints, or type the code at its end here.
login-label = Code
login-button = Let in

## What the script says

said-silent = The node does not answer. What you typed is still here: check that covisa runs, then try again.
said-strange = The node gave an answer that this page does not understand. Reload the page.
said-sure = Really?
said-saved = Saved.
said-copied = Copied.
said-revoked = This browser is not let in any more. Let it in again to go on.
said-wrong-role = This browser may look at everything and change nothing.
said-missing = Something is missing.
said-working = Working …

## The first page
# $peers: other nodes connected now

home-health-good =
    { $peers ->
        [one] All is well · 1 other node in reach
       *[other] All is well · { $peers } other nodes in reach
    }
home-health-alone = Works, but no other node is in reach right now
home-health-clock = The clock of this computer cannot be right: set its date and time
home-health-twin = A second node runs with this space's key: stop one of them
home-health-store = Nothing can be written: { $reason }
# $count: visitors today
home-desk =
    { $count ->
        [0] No visitors yet today
        [one] 1 visitor today
       *[other] { $count } visitors today
    }
# $count: members who have a card
home-members =
    { $count ->
        [0] Nobody has a card yet
        [one] 1 has a card
       *[other] { $count } have cards
    }
# $count: spaces whose key was checked
home-spaces =
    { $count ->
        [0] No key checked yet
        [one] You have checked the key of 1
       *[other] You have checked the keys of { $count }
    }
home-todo = To do
home-todo-none = Nothing. Enjoy the day.
home-today = Here today
home-today-none = No visitors yet.
home-task-requests =
    { $count ->
        [one] A space asks whether a visitor is yours
       *[other] { $count } questions of other spaces wait for an answer
    }
home-task-recovery = Print the recovery words and take them away
home-task-members = Bring in your member list
home-task-friends = Find other spaces
home-task-pin =
    { $count ->
        [one] Check the key of the space you know of
       *[other] Check the keys of spaces you trust: { $count } are known
    }
home-task-cards =
    { $count ->
        [one] 1 card ends within a week
       *[other] { $count } cards end within a week
    }
home-task-review = Look through your terms: are they still true?

## Visits

visit-nth =
    { $day ->
        [one] first visit
       *[other] visit no. { $day }
    }
visit-over = over
space-unnamed = A space without a name
