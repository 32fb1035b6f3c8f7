# Ce qui n'a pas marché. .next : que taper ensuite ; covisa ..., --days, ID, FILE restent tels quels. .page : que faire
# ensuite sur une page web, sans commandes.

## The federation and this space's own records.

problem-unknown-space = covisa sur cet ordinateur ne connaît pas cet espace.
    .next = covisa space list montre ceux qu’il connaît.
    .page = Regardez la liste des espaces.
problem-no-record = Cet espace n’a rien publié de tel.
    .next = covisa space show ID montre ce qu’il a publié.
    .page = Regardez la page de cet espace.
problem-own-space = C’est cet espace lui-même.
    .next = Vérifiez ou bloquez d’autres espaces.
    .page = Choisissez un autre espace.
problem-vouch-not-pinned = On ne se porte garant que d’un espace dont on a vérifié la clé.
    .next = Comparez son empreinte avec ses gens, puis : covisa space pin ID
    .page = Comparez d’abord son empreinte avec ses gens, et dites que vous l’avez vérifiée.
problem-too-many-vouches = Un espace se porte garant de { $max } autres au plus.
    .next = Retirez-en une : covisa space unvouch ID
    .page = Retirez-en une d’abord.
problem-unknown-invitation = Cette invitation n’existe pas.
    .next = covisa invitation list montre celles qu’il y a.
    .page = Regardez la liste des invitations.
problem-invitation-ended = Cette invitation n’est plus valable.
    .next = Demandez-en une autre à qui l’a envoyée.
    .page = Demandez-en une autre à qui l’a envoyée.
problem-no-invitation = Ce n’est pas une invitation.
    .next = Collez la ligne qui commence par CVI1., ou la lettre entière.
    .page = Collez la ligne qui commence par CVI1., ou la lettre entière.
problem-damaged-invitation = L’invitation a été abîmée en chemin : des lettres manquent ou ont changé.
    .next = Copiez de nouveau toute la ligne, ou demandez-en une autre.
    .page = Copiez de nouveau toute la ligne, ou demandez-en une autre.
problem-newer-invitation = Cette invitation vient d’une version plus récente de covisa.
    .next = Mettez covisa à jour, puis acceptez-la.
    .page = Mettez covisa à jour, puis ouvrez-la de nouveau.
problem-follows-one = Seule une invitation pour un seul espace peut l’admettre d’elle-même.
    .next = Laissez --follows de côté, ou invitez chaque espace séparément.
    .page = Invitez chaque espace séparément, ou décidez quand ils seront venus.
problem-too-many-invitations = { $max } invitations sont ouvertes ; il n’y a plus de place.
    .next = Retirez-en une : covisa invitation withdraw KEY
    .page = Retirez-en une d’abord.
problem-bad-invitation = Une invitation vaut pour 1 à { $times } espaces, et de 1 à { $days } jours.
    .next = Donnez d’autres nombres avec --times et --days.
    .page = Choisissez d’autres nombres.
problem-nowhere-reached = Ce nœud n’écoute pas les autres : personne ne pourrait venir à lui.
    .next = Démarrez-le, puis invitez : covisa serve
    .page = Réglez network.listen dans config.toml, puis redémarrez covisa.
problem-terms-too-large = Une fois signées, les conditions feraient { $len } octets ; le maximum est { $max }.
    .next = Raccourcissez les notes et les listes.
    .page = Raccourcissez les notes et les listes, puis publiez à nouveau les conditions.
problem-terms-invalid = { $key } : { $text }
    .next = covisa terms check FILE explique chaque erreur ; config/terms.toml montre tous les réglages.
    .page = Corrigez cette ligne, puis publiez à nouveau les conditions.
problem-twin = covisa signe sur un autre ordinateur avec la clé de cet espace : rien n’est publié d’ici.
    .next = Arrêtez-le là-bas, puis dites ici : covisa confirm home
    .page = Arrêtez-le là-bas, puis confirmez sur la page d’accueil que cet ordinateur est le bon.
problem-home-copied = covisa sur cet ordinateur a été copié ou rétabli depuis une copie : rien n’est délivré avant de savoir ce qui a été signé depuis.
    .next = Laissez tourner covisa jusqu’à ce qu’il ait joint un espace dont vous avez vérifié la clé. Si aucun autre ordinateur ne fait tourner cet espace : covisa confirm home
    .page = Laissez tourner covisa jusqu’à ce qu’il ait joint d’autres espaces. Si aucun autre ordinateur ne fait tourner cet espace, confirmez-le sur la page d’accueil.
problem-wrong-words = Ce ne sont pas les mots de récupération de cet espace.
    .next = Comparez chaque mot avec la feuille ; après une récupération, ceux d’une ancienne feuille ne valent plus.
    .page = Comparez chaque mot avec la feuille ; après une récupération, ceux d’une ancienne feuille ne valent plus.
problem-words-together = L’un des mots n’est pas celui de la feuille, ou deux ont échangé leur place.
    .next = Comparez les 24 avec la feuille, dans l’ordre.
    .page = Comparez les 24 avec la feuille, dans l’ordre.
problem-words-unknown = Le mot numéro { $word } n’est pas dans la liste des mots de récupération.
    .next = Comparez-le lettre par lettre avec la feuille.
    .page = Comparez-le lettre par lettre avec la feuille.
problem-words-count = Il y a { $words } mots, il en faut 24.
    .next = Saisissez les 24 mots de la feuille, dans l’ordre.
    .page = Saisissez les 24 mots de la feuille, dans l’ordre.
problem-no-words = Aucun nouveau mot de récupération n’a été tiré, ou covisa a redémarré depuis.
    .next = Recommencez : covisa key recover
    .page = Recommencez : les nouveaux mots viennent d’abord.
problem-space-ended = Cet espace a fermé : il ne délivre plus rien.
    .next = S’il a été fermé par erreur : covisa key recover
    .page = S’il a été fermé par erreur, les mots de récupération le rouvrent.
problem-key-log-full = La liste des clés de cet espace n’a plus de place à cet endroit.
    .next = Indiquez une place antérieure : covisa key recover --after 1
    .page = Demandez à la personne qui s’occupe de covisa d’indiquer une place antérieure.
problem-key-log-forked = Deux clés ont été annoncées au nom de cet espace, et personne ne sait laquelle est la bonne : quelqu’un d’autre a eu ses clés.
    .next = covisa key recover
    .page = Utilisez les mots de récupération : ils tranchent.
problem-recovered = Les mots de récupération de cet espace ont été utilisés sur un autre ordinateur : rien n’est signé sur celui-ci.
    .next = Travaillez sur l’autre ordinateur. Si ce n’était pas vous : covisa key status
    .page = Travaillez sur l’autre ordinateur. Si ce n’était pas vous, appelez les espaces qui vous connaissent.
problem-handed-over = Cet espace a déménagé sur un autre ordinateur : rien n’est signé sur celui-ci.
    .next = Travaillez sur l’autre ordinateur. S’il n’existe plus : covisa key recover
    .page = Travaillez sur l’autre ordinateur. S’il n’existe plus, utilisez les mots de récupération.
problem-not-restored = Les données de cet ordinateur n’ont pas été rétablies depuis une sauvegarde, ou quelqu’un a déjà dit qu’il ne manque rien.
    .next = covisa status
    .page = Il n’y a rien à relire.
problem-backup-no-words = Les sauvegardes sont scellées avec les mots de récupération, et personne n’a saisi sur cet ordinateur ceux qui comptent.
    .next = covisa backup words
    .page = Saisissez une fois les 24 mots de la feuille de récupération.
problem-backup-damaged = Les données de cet ordinateur sont endommagées : aucune sauvegarde n’est faite qui en remplacerait une bonne.
    .next = covisa ledger verify ; puis covisa restore FICHIER --over
    .page = Rétablissez la dernière bonne sauvegarde.
problem-backup-failed = Aucune sauvegarde n’a été faite : { $reason }
    .next = Vérifiez que le dossier des sauvegardes existe et vous appartient, et que son disque a de la place.
    .page = Vérifiez que le dossier des sauvegardes existe et que son disque a de la place.
problem-restore-not-a-backup = Ce fichier n’est pas une sauvegarde de covisa.
    .next = Indiquez le fichier écrit par covisa backup : il se termine par .covisa
    .page = Prenez le fichier qui se termine par .covisa.
problem-restore-newer = Une version plus récente de covisa a fait cette sauvegarde.
    .next = Installez cette version ou une plus récente.
    .page = Installez cette version ou une plus récente.
problem-restore-wrong-words = Ces mots n’ouvrent pas cette sauvegarde.
    .next = Utilisez la feuille qui comptait quand la sauvegarde a été faite.
    .page = Utilisez la feuille du même espace qui comptait quand la sauvegarde a été faite, ou la phrase secrète choisie avant.
problem-restore-broken = Ce fichier est tronqué ou endommagé.
    .next = Copiez-le à nouveau, ou prenez une autre sauvegarde.
    .page = Copiez-le à nouveau, ou prenez une autre sauvegarde.
problem-short-passphrase = Une phrase secrète pour les sauvegardes a au moins { $fewest } caractères.
    .next = Choisissez plusieurs mots que personne ne devine : qui possède une sauvegarde peut essayer aussi longtemps qu’il veut.
    .page = Choisissez plusieurs mots que personne ne devine.
problem-not-begun = Cela n’a pas marché : { $reason }
    .next = Corrigez cela et réessayez.
    .page = Corrigez cela et réessayez.
problem-no-key = L’ordinateur qui exécute covisa n’a pas la clé avec laquelle cet espace signe.
    .next = covisa key status
    .page = Réglages, Clés dit où elle se trouve.
problem-own-future = Quelque chose de cet espace a été signé avec une date ultérieure : l’horloge de cet ordinateur est déréglée ou l’a été.
    .next = Réglez la date et l’heure. Si elles sont justes : covisa confirm clock
    .page = Réglez la date et l’heure de l’ordinateur qui fait tourner covisa. Si elles sont justes, confirmez-le sur la page d’accueil.
problem-listening = covisa écoute encore ce que d’autres savent de son espace.
    .next = Réessayez dans quelques secondes.
    .page = Réessayez dans quelques secondes.
problem-no-room-to-suspend = La liste d’état n’a plus de place pour une autre suspension.
    .next = Retirez le pass définitivement avec covisa pass revoke, puis délivrez-en un autre plus tard.
    .page = Retirez le pass définitivement, puis délivrez-en un autre plus tard.
problem-cannot-resume = Cette suspension ne peut pas être levée.
    .next = Délivrez un nouveau pass : covisa pass issue
    .page = Délivrez un nouveau pass.
problem-clock-in-doubt = L’horloge de cet ordinateur est déréglée : rien n’est signé.
    .next = Réglez la date et l’heure, puis réessayez.
    .page = Réglez la date et l’heure de l’ordinateur qui fait tourner covisa, puis réessayez.
problem-overtaken = Autre chose a écrit dans cet espace au même instant : rien n’a été fait.
    .next = Recommencez.
    .page = Recommencez.
problem-read-only = Rien ne peut être enregistré : { $reason }.
    .next = Réparez le disque, puis redémarrez covisa. Vérifier sans noter l’arrivée marche encore.
    .page = Faites réparer le disque de l’ordinateur et redémarrer covisa. Les pass peuvent encore être vérifiés.

## Members, plans and member lists.

problem-unknown-member = Ce membre n’existe pas.
    .next = covisa member list montre les numéros.
    .page = Regardez la liste des membres.
problem-member-ended = Cette adhésion n’est pas en cours aujourd’hui.
    .next = covisa member list montre le début et la fin de chacune.
    .page = Regardez son début et sa fin dans la liste des membres.
problem-too-many-members = Cet espace a autant de membres que covisa peut en garder pour un espace.
    .next = Utilisez un second espace pour les autres.
    .page = Utilisez un second espace pour les autres.
problem-bad-text =
    { $field ->
        [name] Le nom doit faire de 1 à 80 caractères.
        [plan] La formule doit faire de 1 à 80 caractères.
        [email] L’adresse e-mail doit faire de 1 à 80 caractères.
        [says] Ce que dit le visiteur doit faire de 1 à 80 caractères.
        [label] Le nom de l’appareil doit faire de 1 à 80 caractères.
        [source] Le nom du système d’où vient la liste doit faire de 1 à 80 caractères.
        [note] La note doit avoir de 1 à 280 caractères.
       *[other] Le champ { $field } doit faire de 1 à 80 caractères.
    }
    .next = Donnez un texte de cette longueur.
    .page = Donnez un texte de cette longueur : une lettre accentuée compte double.
problem-plan-stays = Les membres de la formule « { $plan } » n’utilisent pas le visa.
    .next = Changez cela avec covisa plan set PLAN --travels yes, ou donnez une autre formule à ce membre.
    .page = Changez cela dans la liste des formules, ou donnez une autre formule à ce membre.
problem-nothing-to-undo = Il n’y a aucun import des dernières 24 heures à annuler.
    .next = Importez la liste telle qu’elle était avant.
    .page = Importez la liste telle qu’elle était avant.
problem-nothing-to-redo = Aucune liste n’a été annulée depuis un jour, ou autre chose a changé depuis.
    .next = Importez de nouveau la liste : covisa member import FILE
    .page = Importez de nouveau la liste.
problem-rows-invalid = { $text }
    .next = Corrigez ces lignes, puis importez à nouveau la liste. Pour importer les autres sans elles : --skip-problems.
    .page = Corrigez ces lignes, puis importez à nouveau la liste, ou importez les autres sans elles.
problem-not-a-list = { $text }
    .next = Exportez la liste en CSV ou .xlsx, puis importez ce fichier.
    .page = Exportez la liste en CSV ou .xlsx, puis importez ce fichier.
problem-not-a-list-profile = { $text }
    .next = Nommez l’un d’eux, ou votre propre fichier de profil ; sans --profile, il est reconnu tout seul.
    .page = Choisissez un autre type de liste, ou laissez covisa le reconnaître.
problem-not-a-list-charset = { $text }
    .next = Nommez l’un d’eux : --encoding windows-1250 ; sinon il est trouvé tout seul.
    .page = Choisissez un autre jeu de caractères, ou laissez-le trouver.
problem-not-a-list-column = { $text }
    .next = Écrivez l’en-tête tel qu’il est là : --column "EN-TÊTE=CHAMP".
    .page = Rechargez la page, puis choisissez le fichier.
problem-not-a-list-names = { $text }
    .next = Changez l’en-tête de cette colonne, ou nommez-la dans un fichier de profil : --profile FILE.
    .page = Changez l’en-tête de la colonne qui contient les noms, puis importez à nouveau la liste.
problem-profile-invalid = { $text }
    .next = Corrigez le profil ; ceux de config/profiles, dans les sources du programme, montrent comment les écrire.
    .page = Corrigez le fichier de profil, ou laissez covisa reconnaître le type de liste.

## Passes.

problem-bad-days = Un pass de ce type dure de 1 à { $max } jours.
    .next = Donnez un nombre dans ces limites avec --days.
    .page = Donnez un nombre de jours dans ces limites.
problem-unknown-pass = Ce pass n’existe pas, et aucun membre de ce numéro n’en a.
    .next = covisa pass list les montre.
    .page = Regardez la liste des pass.
problem-pass-ended = Il n’y a rien à changer : aucun pass correspondant n’est encore en cours.
    .next = covisa pass list montre l’état de chacun.
    .page = Regardez l’état de chacun dans la liste des pass.
problem-too-many-passes = Plus de { $max } pass avec une seule commande, c’est trop.
    .next = Faites-les en plusieurs fois.
    .page = Faites-les en plusieurs fois.
problem-lists-full = Toutes les places des 64 listes d’état sont prises.
    .next = Attendez que des pass prennent fin, ou faites-en de plus courts.
    .page = Attendez que des pass prennent fin, ou faites-en de plus courts.
problem-cannot-show = Un pass ne peut pas montrer « { $what } ».
    .next = Choisissez parmi tier, name, plan, home_name, member_since et email, ou none.
    .page = Choisissez autre chose à montrer sur le pass, ou rien.
problem-own-host = Un pass pour un seul hôte est fait pour un autre espace que celui-ci.
    .next = Donnez l’identifiant de l’hôte avec --for.
    .page = Choisissez l’espace où ce membre va se rendre.
problem-bad-dates = Ces dates sont impossibles : elles sont passées, ou la fin est avant le début.
    .next = Écrivez les jours comme 2026-11-21, le premier avant le dernier.
    .page = Choisissez des jours à partir d’aujourd’hui, le premier avant le dernier.
problem-bad-email = Cela ne peut pas être une adresse e-mail.
    .next = Écrivez-la comme name@example.org, en 80 caractères au plus, ou laissez-la de côté.
    .page = Écrivez-la comme name@example.org, ou laissez le champ vide.
problem-other-people =
    { $rows ->
        [one] Le numéro de 1 ligne est ici celui d’une autre personne, avec un autre nom et une autre adresse. Rien n’a été importé.
       *[other] Les numéros de { $rows } lignes sont ici ceux d’autres personnes, avec d’autres noms et adresses. Rien n’a été importé.
    }
    .next = Si les numéros ne font que compter les lignes, dites-le : --column "N°=". Pour importer les autres sans ces lignes : --skip-problems.
    .page = Si les numéros ne font que compter les lignes, choisissez « non conservée » pour cette colonne.
problem-too-many-profiles = Autant de sortes de listes que possible sont déjà retenues.
    .next = Oubliez-en une : covisa member profiles les montre.
    .page = Oubliez-en une qui ne sert plus, puis relisez la liste.
problem-unknown-profile = Aucune liste de ce nom n’est retenue.
    .next = covisa member profiles les montre.
    .page = Rechargez la page.

## Visits, and messages to other spaces.

problem-unknown-visit = Cette visite n’existe pas.
    .next = covisa visit list montre les numéros.
    .page = Regardez la liste des visites.
problem-nothing-shown = Il ne reste rien de ce que cette personne a montré.
    .next = Vérifiez à nouveau le pass, avec --check-in.
    .page = Faites présenter le pass à nouveau.
problem-pass-not-genuine = Le pass ne peut pas être vérifié, donc sa visite ne peut pas être comptée.
    .next = covisa verify dit ce qui ne va pas.
    .page = Montrez le pass à la réception : elle dit ce qui ne va pas.
problem-day-in-future = Ce jour n’est pas encore venu.
    .next = Notez les visites d’aujourd’hui ou d’avant.
    .page = Choisissez aujourd’hui ou un jour d’avant.
problem-unknown-request = Cette question n’existe pas, a déjà reçu une réponse ou a pris fin.
    .next = covisa request list les montre.
    .page = Regardez la liste des questions.
problem-not-pinned = Les messages ne passent qu’entre espaces qui ont vérifié la clé l’un de l’autre.
    .next = Vérifiez la clé de l’autre espace avec son équipe, puis : covisa space pin ID
    .page = Vérifiez la clé de l’autre espace avec son équipe, puis notez-le sur sa page.
problem-too-many-messages = Il y a autant de messages en attente que covisa peut en garder.
    .next = Attendez que certains soient remis ou aient pris fin.
    .page = Attendez que certains soient remis ou aient pris fin.

## Other nodes, and desks.

problem-unknown-peer = Cette connexion n’existe pas.
    .next = covisa peer list les montre.
    .page = Regardez la liste des connexions.
problem-too-many-peers = Il y a autant de connexions enregistrées que covisa peut en garder.
    .next = Retirez-en une avec covisa peer remove ID.
    .page = Retirez-en d’abord une autre.
problem-own-peer = Cette adresse est la vôtre.
    .next = Ajoutez l’adresse qu’affiche covisa dans l’autre espace.
    .page = Prenez l’adresse affichée sur la page de l’autre espace.
problem-bad-address = { $what }.
    .next = Copiez toute l’adresse qu’affiche covisa dans l’autre espace : /ip4/.../tcp/8611/p2p/12D3KooW...
    .page = Copiez toute l’adresse affichée sur la page de l’autre espace.
problem-wrong-code = Le code est faux, déjà utilisé ou trop ancien.
    .next = Tapez covisa desk pair pour en avoir un nouveau.
    .page = Demandez un nouveau code à la personne qui gère covisa.
problem-too-many-tries = Trop de codes faux sont venus de votre adresse.
    .next = Attendez une minute, puis tapez de nouveau le code.
    .page = Attendez une minute, puis tapez de nouveau le code.
problem-too-many-pairings = Trop de codes attendent une réception.
    .next = Utilisez-en un, ou attendez dix minutes.
    .page = Utilisez-en un, ou attendez dix minutes.
problem-unknown-token = Ce jeton n’existe pas.
    .next = covisa token list les montre.
    .page = Regardez sous « Qui a accès », dans les réglages.
problem-bad-photo =
    { $what ->
        [too-large] L’image est trop grande : au plus 8 Mio, 10 000 pixels de côté et 50 mégapixels en tout.
        [not-a-picture] L’image est illisible : envoyez un JPEG ou un PNG.
        [several-codes] Il y a plus d’un code QR sur l’image : montrez-en un seul à la fois.
        [no-address] Le code sur l’image n’est pas l’adresse d’un espace.
       *[no-code] Aucun code QR n’a été trouvé sur l’image : tenez l’appareil plus près et bien droit, sans reflets.
    }
    .next = Prenez une autre photo, ou tapez le code.
    .page = Prenez une autre photo, ou tapez le code.

## Requests to the API. Programmers read these, seldom others.

problem-crowded = Trop de requêtes viennent de votre adresse à la fois.
    .next = Renvoyez-la dans une seconde.
    .page = Réessayez dans un instant.
problem-pictures-wait = Trop d’images sont en train d’être lues.
    .next = Renvoyez-la dans une seconde.
    .page = Reprenez la photo dans un instant.
problem-no-such-path = Il n’y a rien à ce chemin.
    .next = GET /api/v1/openapi.json montre ce qui existe.
    .page = Revenez à la page d’accueil.
problem-wrong-method = Ce chemin n’accepte pas cette méthode.
    .next = GET /api/v1/openapi.json montre ce qui existe.
    .page = Revenez à la page d’accueil.
problem-no-token = Il faut un jeton.
    .next = Envoyez Authorization: Bearer TOKEN ; le jeton est dans le fichier api-token du dossier de covisa.
    .page = Autorisez à nouveau ce navigateur.
problem-not-for-desks = Une réception ne peut pas faire cela.
    .next = Demandez à la personne qui gère covisa.
    .page = Demandez à la personne qui gère covisa.
problem-city-unknown = Aucune ville nommée { $city } n’est connue ici.
    .next = Indiquez aussi son fuseau, comme Europe/Berlin ; pays et position servent à la carte.
    .page = Vérifiez l’orthographe, ou ouvrez « Type, région, pays, fuseau horaire, position » et indiquez le fuseau horaire.
problem-no-public-host = Un téléphone ne peut pas joindre covisa sur cet ordinateur : il n’a pas de nom public.
    .next = Placez devant lui un proxy avec TLS, et ajoutez son nom à http.public_hosts.
    .page = Envoyez plutôt le pass en fichier.
problem-not-for-members = Ce téléphone ne peut ouvrir que votre pass coworking.
    .next = Demandez à la personne qui gère covisa.
    .page = Ouvrez votre pass coworking.
problem-enough-passes = Vous avez fait aujourd’hui autant de pass que permis.
    .next = Réessayez demain.
    .page = Réessayez demain, ou demandez à la réception de votre espace d’attache.
problem-not-for-readers = Ce navigateur peut tout voir, mais ne peut rien changer.
    .next = Demandez à la personne qui gère covisa.
    .page = Demandez à la personne qui gère covisa.
problem-no-qr = Le pass est trop long pour un code QR.
    .next = Faites-lui montrer moins de choses.
    .page = Faites-lui montrer moins de choses.
problem-wrong-word = Ce n’est pas le septième des mots de récupération.
    .next = Recomptez sur la feuille imprimée.
    .page = Recomptez sur la feuille imprimée.
problem-rows-unread = La liste doit nommer tout le monde, mais certaines lignes sont illisibles : ces membres compteraient comme partis.
    .next = Corrigez les lignes du fichier, puis relisez-le.
    .page = Corrigez les lignes du fichier et choisissez-le à nouveau, ou décochez « La liste nomme tout le monde ».
problem-bad-logo = Ce n’est pas un JPEG ou un PNG de la taille d’un logo.
    .next = Donnez une image d’au plus 4 Mio et 8 000 pixels de côté.
    .page = Choisissez une image d’au plus 4 Mio et 8 000 pixels de côté.
problem-door-by-file = config.toml ou une option fixe par où entrent les tablettes.
    .next = Retirez http.desk_listen, puis redémarrez covisa.
    .page = Retirez http.desk_listen, puis redémarrez covisa.
problem-door-readable = Sans certificat, rien n’est chiffré jusqu’aux tablettes.
    .next = Si ce réseau est à la maison seule et à aucun visiteur : --own-network
    .page = Si ce réseau est à vous seuls et à aucun visiteur, cochez la case.
problem-door-port = Le port { $port } n’est pas utilisable : { $reason }.
    .next = Indiquez-en un autre avec --port.
    .page = Choisissez-en un autre.
problem-door-certificate = Le certificat n’est pas utilisable : { $reason }.
    .next = Corrigez les deux fichiers : certificate.pem et key.pem.
    .page = Corrigez les deux fichiers : certificate.pem et key.pem.
problem-door-other-name = Le certificat vaut pour { $names }, et non pour { $wanted }.
    .next = Indiquez un de ses noms avec --name.
    .page = Choisissez un de ses noms.
problem-door-no-name = Le certificat vaut pour { $names } : dites quel nom les tablettes demandent.
    .next = Dites-le avec --name.
    .page = Saisissez-le sous « Où ».
problem-door-certificate-ends = { $days ->
        [0] Le certificat pour les tablettes a expiré ou expire aujourd’hui.
        [one] Le certificat pour les tablettes expire dans { $days } jour.
       *[other] Le certificat pour les tablettes expire dans { $days } jours.
    }
    .next = Mettez-en un plus récent à sa place.
    .page = Mettez-en un plus récent à sa place.
problem-forbidden-host = covisa ne répond pas sous ce nom.
    .next = Utilisez 127.0.0.1 et le port de covisa, ou ajoutez le nom à http.public_hosts.
    .page = Demandez la bonne adresse à la personne qui gère covisa.
problem-forbidden-origin = Les pages venues d’ailleurs ne peuvent pas interroger covisa.
    .next = Ouvrez la page de covisa lui-même.
    .page = Ouvrez la page de covisa lui-même.
problem-unsupported-body = Le contenu doit être de type { $wanted }.
    .next = Envoyez-le avec ce Content-Type.
    .page = Rechargez la page et réessayez.
problem-packed-body = Le contenu a un Content-Encoding ; rien n’est décompressé ici.
    .next = Envoyez-le tel quel, sans cet en-tête.
    .page = Rechargez la page et réessayez.
problem-bad-json =
    { $what ->
        [object] Le contenu n’est pas celui attendu : il faut un objet entre accolades.
        [no-sense] Le contenu n’est pas celui attendu : la demande n’a pas de sens.
        [late] Le contenu n’est pas celui attendu : il n’est pas arrivé à temps.
        [cut-short] Le contenu n’est pas celui attendu : il a été coupé.
        [no-text] Le contenu n’est pas celui attendu : ce n’est pas de l’UTF-8.
       *[other] Le contenu n’est pas celui attendu : { $detail }.
    }
    .next = Corrigez le contenu et renvoyez-le.
    .page = Réessayez.
problem-bad-value =
    { $name ->
        [space-id] l’identifiant de l’espace est illisible.
        [record] l’enregistrement est illisible.
       *[other] { $name } est illisible.
    }
    .next = Écrivez-le comme ceci : { $example }.
    .page = Regardez ce que vous y avez écrit, et écrivez-le comme ceci : { $example }.
problem-too-large = Le contenu fait plus de { $max } octets.
    .next = Envoyez moins.
    .page = Choisissez un fichier plus petit.
problem-changed-meanwhile = Cela a changé depuis que vous l’avez lu.
    .next = Relisez, puis envoyez votre changement.
    .page = Regardez dans une autre fenêtre ce qui s’applique maintenant et modifiez-le là ; ce que vous avez saisi reste ici en attendant.
problem-key-reused = Cette Idempotency-Key sert déjà à une autre demande.
    .next = Prenez une nouvelle Idempotency-Key pour une nouvelle demande.
    .page = Rechargez la page et réessayez.
problem-in-progress = Cette demande est en cours.
    .next = Renvoyez-la dans un instant : la réponse sera celle de la première.
    .page = Attendez un instant, puis réessayez.
problem-stopping = covisa s’arrête.
    .next = Redémarrez-le : covisa serve.
    .page = Attendez que covisa tourne à nouveau, puis rechargez la page.

## What the operator has to look after, behind "warning:".

warning-recovery = recovery.txt est encore dans le dossier de covisa : imprimez-le, mettez-le en lieu sûr ailleurs, puis effacez-le
warning-twin = covisa signe sur un autre ordinateur avec la clé de cet espace : rien n’est publié tant que personne n’a dit lequel des deux ordinateurs est le bon
    .next = arrêtez-le là-bas, puis : covisa confirm home
warning-copied = le dossier de covisa a été copié ou rétabli depuis une copie : rien n’est délivré tant qu’un espace dont vous avez vérifié la clé n’a pas dit ce qui a été signé depuis
    .next = si aucun autre ordinateur ne fait tourner cet espace : covisa confirm home
warning-restored = les données ont été rétablies depuis une sauvegarde du { $when } : personne n’est vert tant que quelqu’un n’a pas relu la liste des espaces vérifiés
    .next = covisa space list --standing pinned ; puis covisa confirm restored
warning-visits-missing = il peut manquer ici des visites entre { $from } et { $until } : les jours comptés sont orange jusqu’à la fin de leur période
warning-key-waits = la clé qui signe doit être remplacée au bout de 90 jours, et cela attend la réponse des nœuds de deux espaces vérifiés : { $homes } pour l’instant
warning-backup-words = aucune sauvegarde ne peut être faite tant que les mots de récupération n’ont pas été saisis une fois : covisa backup words
warning-backup-old = la dernière sauvegarde date du { $when }
warning-backup-failed = la dernière sauvegarde a échoué : { $reason }
# $day: a date; $time: a time of day
warning-clock-unconfirmed = rien n’a été écrit ici depuis longtemps : rien n’est effacé ni oublié tant que personne n’a confirmé que nous sommes le { $day }, { $time }
    .next = covisa confirm clock
# $way: behind or ahead; $minutes: a number; $homes: names of spaces
warning-clock-ours = l’horloge de cet ordinateur semble déréglée : elle a { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} { $way ->
    [behind] de retard
   *[ahead] d’avance
} sur { $homes }
warning-clock-theirs = les horloges de { $homes } semblent déréglées : celle-ci a { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} { $way ->
    [behind] de retard
   *[ahead] d’avance
}
warning-clock-differs = l’horloge de cet ordinateur et celle de { $homes } ne concordent pas : celle-ci a { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} { $way ->
    [behind] de retard
   *[ahead] d’avance
}
# $day: a date; $time: a time of day
warning-own-future = quelque chose de cet espace a été signé avec une date ultérieure, et les autres n’entendent pas ce qui est signé maintenant : sommes-nous le { $day }, { $time } ?
    .next = covisa confirm clock
warning-few-places = les listes d’état sont presque pleines : bientôt, aucun pass ne pourra plus être délivré
warning-clock-behind = l’horloge de cet ordinateur montre un moment déjà passé : réglez la date et l’heure
warning-clock-ahead = l’horloge de cet ordinateur a des années d’avance sur tout ce que covisa connaît : réglez la date et l’heure, ou installez une version plus récente
