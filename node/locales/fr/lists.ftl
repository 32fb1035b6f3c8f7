# Listes de membres à importer : ce qui ne va pas dans un fichier ou dans une de ses lignes.

## A row that is not taken.

lists-row = ligne { $line } : { $reason }

row-no-name = il n’y a pas de nom
row-no-key = il n’y a ni adresse e-mail ni numéro
row-bad-email = « { $value } » n’est pas une adresse e-mail
row-bad-date = { $field } : « { $value } » n’est pas une date
row-ambiguous-date = { $field } : « { $value } » peut être le { $dayfirst } ou le { $monthfirst } ; écrivez celle que vous voulez dire
row-ends-before-it-begins = la fin ({ $until }) est avant le début ({ $since })
row-unknown-state = « { $value } » ne dit ni que l’adhésion est en cours, ni qu’elle est terminée
row-too-long = { $field } : plus de 80 caractères (une lettre accentuée compte double)
row-not-text = { $field } : des caractères qui ne sont pas du texte
row-cells = { $cells } pour { $headers } : la ligne est peut-être décalée
row-duplicate = la ligne { $line } parle du même membre et dit autre chose

lists-cells =
    { $number ->
        [one] { $number } cellule
       *[other] { $number } cellules
    }
lists-headers =
    { $number ->
        [one] { $number } en-tête
       *[other] { $number } en-têtes
    }

## What a column holds, as it stands before a colon.

field-name = nom
field-first-name = prénom
field-last-name = nom de famille
field-email = adresse e-mail
field-plan = formule
field-since = début
field-until = fin
field-external-id = numéro
field-state = état

## Rows that cannot be read, and nothing of the list was imported.

lists-unread-only = La seule ligne est illisible, donc rien n’a été importé :
lists-unread =
    { $bad ->
        [one] { $bad } ligne sur { $rows } est illisible, donc rien n’a été importé :
       *[other] { $bad } lignes sur { $rows } sont illisibles, donc rien n’a été importé :
    }
lists-unread-more =
    { $number ->
        [one] et { $number } autre
       *[other] et { $number } autres
    }
lists-dates-unused = La colonne « { $header } » contient des dates et n’est pas conservée : dit-elle quand une adhésion commence ou finit ?
lists-no-state = La colonne « { $header } » n’est pas lue comme l’état de l’adhésion : « { $value } » semble faire partie d’une adresse.
lists-states-unused = La colonne « { $header } » contient des mots comme « { $value } » et n’est pas conservée : dit-elle si une adhésion est en cours ?
lists-charset-guessed = Lu comme { $name }, où l’on lit « { $sample } ». Si des lettres sont fausses, choisissez un autre jeu de caractères.
lists-sheet = Lu sur la feuille « { $name } », une sur { $of }.

## A file that is no member list, and what to do.

lists-too-large = Le fichier fait { $found } Mio ; une liste de membres en fait { $most } au plus.
lists-empty = Le fichier est vide.
lists-header-only = Il n’y a aucun membre sous les en-têtes.
lists-workbook = Ce classeur ne peut pas être lu : c’est peut-être un ancien .xls, il a un mot de passe ou il est abîmé. Enregistrez-le en .xlsx ou en CSV.
lists-pdf = C’est un PDF : exportez plutôt la liste en CSV ou .xlsx.
lists-markup = C’est une page web, quel que soit son nom : enregistrez-la en CSV dans votre tableur.
lists-binary = Ce n’est pas du texte : exportez la liste en CSV.
lists-no-name-column = Aucune colonne ne contient les noms. Les en-têtes sont { $headers } ; il en faut un comme { $expected }.
lists-no-such-column = Il n’y a pas de colonne « { $header } ». Les en-têtes sont { $headers }.
lists-quoted = « { $name } »
lists-too-many-rows = Il y a plus de { $most } lignes.
lists-too-many-columns = Il y a { $found } colonnes ; une liste de membres en a { $most } au plus.
lists-unknown-profile = Ce profil n’existe pas ; il y a { $known }.
lists-unknown-charset = Ce jeu de caractères n’existe pas ; il y a { $known }.
lists-broken = Un guillemet ouvert à la ligne { $line } n’est jamais fermé.

## A profile file that cannot be used.

profile-too-large = Le fichier de profil fait plus de { $most } Kio.
profile-not-toml = Le fichier de profil est illisible : ligne { $line } : { $text }.
profile-mistake = Le fichier de profil est inutilisable : ligne { $line } : { $path } : { $text }.
