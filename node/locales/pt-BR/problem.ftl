# O que deu errado: cada mensagem diz o que aconteceu. .next: o que digitar em seguida. .page: o que fazer, numa página.

## A federação e os registros do próprio espaço.

problem-unknown-space = O covisa neste computador não conhece esse espaço.
    .next = covisa space list mostra os que ele conhece.
    .page = Veja a lista de espaços.
problem-no-record = Este espaço não publicou nada assim.
    .next = covisa space show ID mostra o que ele publicou.
    .page = Veja a página desse espaço.
problem-own-space = Esse é este mesmo espaço.
    .next = Só dá para confiar na chave de outros espaços, ou bloquear outros.
    .page = Escolha outro espaço.
problem-vouch-not-pinned = Só se responde por um espaço cuja chave foi verificada.
    .next = Compare a impressão digital com o pessoal de lá; depois: covisa space pin ID
    .page = Primeiro compare a impressão digital com o pessoal de lá e confirme que a verificou.
problem-too-many-vouches = Um espaço responde por no máximo { $max } outros.
    .next = Retire um: covisa space unvouch ID
    .page = Retire um primeiro.
problem-unknown-invitation = Esse convite não existe.
    .next = covisa invitation list mostra os que existem.
    .page = Veja a lista de convites.
problem-invitation-ended = Este convite expirou.
    .next = Peça outro a quem o enviou.
    .page = Peça outro a quem o enviou.
problem-no-invitation = Isso não é um convite.
    .next = Cole a linha que começa com CVI1. ou a carta inteira.
    .page = Cole a linha que começa com CVI1. ou a carta inteira.
problem-damaged-invitation = O convite chegou danificado: faltam letras ou mudaram.
    .next = Copie de novo a linha inteira ou peça outro.
    .page = Copie de novo a linha inteira ou peça outro.
problem-newer-invitation = Este convite foi feito por uma versão mais nova do covisa.
    .next = Atualize o covisa e aceite-o de novo.
    .page = Atualize o covisa e abra-o de novo.
problem-follows-one = Só um convite para um único espaço pode admiti-lo sozinho.
    .next = Deixe de fora --follows ou convide cada espaço separadamente.
    .page = Convide cada espaço separadamente ou decida quando tiverem chegado.
problem-too-many-invitations = Há { $max } convites abertos; não cabe outro.
    .next = Retire um: covisa invitation withdraw KEY
    .page = Retire um antes.
problem-bad-invitation = Um convite vale para 1 a { $times } espaços e de 1 a { $days } dias.
    .next = Dê outros números com --times e --days.
    .page = Escolha outros números.
problem-nowhere-reached = Este nó não escuta outros, então ninguém poderia chegar a ele.
    .next = Inicie-o e convide depois: covisa serve
    .page = Defina network.listen em config.toml e reinicie o covisa.
problem-terms-too-large = Assinadas, as condições teriam { $len } bytes; um registro tem no máximo { $max }.
    .next = Encurte notas e listas.
    .page = Encurte notas e listas e publique as condições de novo.
problem-terms-invalid = { $key }: { $text }
    .next = covisa terms check FILE explica cada erro; config/terms.toml mostra todas as opções.
    .page = Corrija essa linha e publique as condições de novo.
problem-twin = O covisa em outro computador assina com a chave deste espaço, por isso nada é publicado aqui.
    .next = Pare-o lá e depois diga aqui: covisa confirm home
    .page = Pare-o lá e depois confirme no Início que este é o computador certo.
problem-home-copied = O covisa neste computador foi copiado ou trazido de volta de uma cópia, por isso nada é emitido antes de se saber o que foi assinado desde então.
    .next = Deixe o covisa rodando até alcançar um espaço cuja chave você conferiu. Se nenhum outro computador roda este espaço: covisa confirm home
    .page = Deixe o covisa rodando até alcançar outros espaços. Se nenhum outro computador roda este espaço, confirme no Início.
problem-wrong-words = Estas não são as palavras de recuperação deste espaço.
    .next = Compare cada palavra com a folha; depois de uma recuperação, as de uma folha anterior não valem mais.
    .page = Compare cada palavra com a folha; depois de uma recuperação, as de uma folha anterior não valem mais.
problem-words-together = Uma das palavras não é a da folha, ou duas trocaram de lugar.
    .next = Compare as 24 com a folha, na ordem.
    .page = Compare as 24 com a folha, na ordem.
problem-words-unknown = A palavra número { $word } não está na lista de palavras de recuperação.
    .next = Compare-a letra por letra com a folha.
    .page = Compare-a letra por letra com a folha.
problem-words-count = Há { $words } palavras, e devem ser 24.
    .next = Digite as 24 palavras da folha, na ordem.
    .page = Digite as 24 palavras da folha, na ordem.
problem-no-words = Não foram sorteadas palavras de recuperação novas, ou o covisa foi reiniciado depois disso.
    .next = Comece de novo: covisa key recover
    .page = Comece de novo: primeiro vêm as palavras novas.
problem-space-ended = Este espaço fechou: não emite mais nada.
    .next = Se foi fechado por engano: covisa key recover
    .page = Se foi fechado por engano, as palavras de recuperação o abrem de novo.
problem-key-log-full = Na lista de chaves deste espaço não cabe outra nesse lugar.
    .next = Indique um lugar anterior: covisa key recover --after 1
    .page = Peça a quem cuida do covisa que indique um lugar anterior.
problem-key-log-forked = Em nome deste espaço foram anunciadas duas chaves e ninguém sabe qual é a certa: outra pessoa teve as chaves.
    .next = covisa key recover
    .page = Use as palavras de recuperação: elas decidem.
problem-recovered = Alguém usou as palavras de recuperação deste espaço em outro computador, por isso nada é assinado neste.
    .next = Trabalhe no outro computador. Se não foi você: covisa key status
    .page = Trabalhe no outro computador. Se não foi você, ligue para os espaços que conhecem você.
problem-handed-over = Este espaço se mudou para outro computador, por isso nada é assinado neste.
    .next = Trabalhe no outro computador. Se ele não existe mais: covisa key recover
    .page = Trabalhe no outro computador. Se ele não existe mais, use as palavras de recuperação.
problem-not-restored = Os dados deste computador não foram restaurados de uma cópia de segurança, ou alguém já disse que não falta nada.
    .next = covisa status
    .page = Não há nada para conferir.
problem-backup-no-words = As cópias de segurança são fechadas com as palavras de recuperação, e ninguém digitou neste computador as que valem.
    .next = covisa backup words
    .page = Digite uma vez as 24 palavras da folha de recuperação.
problem-backup-damaged = Os dados deste computador estão danificados, por isso não é feita nenhuma cópia que substitua uma boa.
    .next = covisa ledger verify; depois covisa restore ARQUIVO --over
    .page = Restaure a última cópia boa.
problem-backup-failed = Nenhuma cópia foi feita: { $reason }
    .next = Confira se a pasta das cópias existe e é sua, e se há espaço no disco.
    .page = Confira se a pasta das cópias existe e se há espaço no disco.
problem-restore-not-a-backup = Este arquivo não é uma cópia de segurança do covisa.
    .next = Indique o arquivo que covisa backup gravou: ele termina em .covisa
    .page = Pegue o arquivo que termina em .covisa.
problem-restore-newer = Uma versão mais nova do covisa fez esta cópia.
    .next = Instale essa versão ou uma mais nova.
    .page = Instale essa versão ou uma mais nova.
problem-restore-wrong-words = Estas palavras não abrem esta cópia.
    .next = Use a folha que valia quando a cópia foi feita.
    .page = Use a folha do mesmo espaço que valia quando a cópia foi feita, ou a frase-senha escolhida antes.
problem-restore-broken = Este arquivo está cortado ou danificado.
    .next = Copie-o de novo ou pegue outra das cópias.
    .page = Copie-o de novo ou pegue outra das cópias.
problem-short-passphrase = Uma frase-senha de cópias tem pelo menos { $fewest } caracteres.
    .next = Escolha várias palavras que ninguém adivinhe: quem tiver uma cópia pode tentar o quanto quiser.
    .page = Escolha várias palavras que ninguém adivinhe.
problem-not-begun = Não funcionou: { $reason }
    .next = Corrija isso e tente de novo.
    .page = Corrija isso e tente de novo.
problem-no-key = O computador em que o covisa roda não tem a chave com que este espaço assina.
    .next = covisa key status
    .page = Em Ajustes, Chaves, vê-se onde ela está.
problem-own-future = Algo deste espaço foi assinado com uma data posterior: o relógio deste computador está errado ou esteve.
    .next = Acerte a data e a hora. Se estiverem certas: covisa confirm clock
    .page = Acerte a data e a hora do computador em que o covisa roda. Se estiverem certas, confirme no Início.
problem-listening = O covisa ainda escuta o que os outros sabem do seu espaço.
    .next = Tente de novo em alguns segundos.
    .page = Tente de novo em alguns segundos.
problem-no-room-to-suspend = Na lista de situação não cabe mais nenhuma suspensão.
    .next = Anule o passe de vez com covisa pass revoke e emita outro mais tarde.
    .page = Anule o passe de vez e emita outro mais tarde.
problem-cannot-resume = Esta suspensão não pode ser desfeita.
    .next = Emita um novo passe: covisa pass issue
    .page = Emita um novo passe.
problem-clock-in-doubt = O relógio deste computador não pode estar certo, por isso nada é assinado.
    .next = Acerte a data e a hora e tente de novo.
    .page = Acerte a data e a hora do computador em que o covisa roda e tente de novo.
problem-overtaken = Outra coisa gravou neste espaço no mesmo instante, por isso nada foi feito.
    .next = Faça de novo.
    .page = Faça de novo.
problem-read-only = Não dá para gravar nada: { $reason }.
    .next = Conserte o disco e inicie o covisa de novo. Conferir sem registrar entrada continua funcionando.
    .page = Peça que consertem o disco do computador e iniciem o covisa de novo. Ainda dá para conferir passes.

## Membros, planos e listas de membros.

problem-unknown-member = Esse membro não existe.
    .next = covisa member list mostra os ids.
    .page = Veja a lista de membros.
problem-member-ended = Essa associação não está valendo hoje.
    .next = covisa member list mostra desde quando e até quando vale cada uma.
    .page = Veja na lista de membros desde quando e até quando ela vale.
problem-too-many-members = Este espaço já tem tantos membros quantos o covisa guarda para um espaço.
    .next = Use um segundo espaço para os outros.
    .page = Use um segundo espaço para os outros.
problem-bad-text =
    { $field ->
        [name] O nome precisa ter de 1 a 80 caracteres.
        [plan] O plano precisa ter de 1 a 80 caracteres.
        [email] O e-mail precisa ter de 1 a 80 caracteres.
        [says] O que a pessoa diz de si precisa ter de 1 a 80 caracteres.
        [label] O nome do aparelho precisa ter de 1 a 80 caracteres.
        [source] O nome do sistema de onde veio a lista precisa ter de 1 a 80 caracteres.
        [note] A nota deve ter de 1 a 280 caracteres.
       *[other] O campo { $field } precisa ter de 1 a 80 caracteres.
    }
    .next = Escreva um texto desse tamanho.
    .page = Escreva um texto desse tamanho: uma letra com acento conta por duas.
problem-plan-stays = Membros do plano “{ $plan }” não usam o visto.
    .next = Mude isso com covisa plan set PLAN --travels yes, ou dê outro plano ao membro.
    .page = Mude isso na lista de planos, ou dê outro plano ao membro.
problem-nothing-to-undo = Não há importação das últimas 24 horas para desfazer.
    .next = Importe a lista como era antes.
    .page = Importe a lista como era antes.
problem-nothing-to-redo = Nenhuma lista foi desfeita nas últimas 24 horas, ou algo mais mudou desde então.
    .next = Importe a lista de novo: covisa member import FILE
    .page = Importe a lista de novo.
problem-rows-invalid = { $text }
    .next = Corrija essas linhas e importe a lista de novo. Para importar as outras sem elas: --skip-problems.
    .page = Corrija essas linhas e importe a lista de novo, ou importe as outras sem elas.
problem-not-a-list = { $text }
    .next = Exporte a lista como CSV ou .xlsx e importe esse arquivo.
    .page = Exporte a lista como CSV ou .xlsx e importe esse arquivo.
problem-not-a-list-profile = { $text }
    .next = Indique um desses, ou um arquivo de perfil seu; sem --profile, o perfil é descoberto.
    .page = Escolha outro tipo de lista, ou deixe que ele seja descoberto.
problem-not-a-list-charset = { $text }
    .next = Indique um destes: --encoding windows-1250; sem isso ele é descoberto.
    .page = Escolha outro conjunto de caracteres, ou deixe que seja descoberto.
problem-not-a-list-column = { $text }
    .next = Escreva o cabeçalho como está lá: --column "CABEÇALHO=CAMPO".
    .page = Recarregue a página e escolha o arquivo.
problem-not-a-list-names = { $text }
    .next = Mude o cabeçalho dessa coluna, ou indique a coluna num arquivo de perfil: --profile FILE.
    .page = Mude o cabeçalho da coluna que tem os nomes e importe a lista de novo.
problem-profile-invalid = { $text }
    .next = Corrija o perfil; os de config/profiles, no código-fonte do programa, mostram como se escreve.
    .page = Corrija o arquivo de perfil, ou deixe que o tipo da lista seja descoberto.

## Passes.

problem-bad-days = Um passe deste tipo dura de 1 a { $max } dias.
    .next = Dê um número nessa faixa com --days.
    .page = Dê um número de dias nessa faixa.
problem-unknown-pass = Esse passe não existe, e nenhum membro com esse id tem um.
    .next = covisa pass list mostra os passes.
    .page = Veja a lista de passes.
problem-pass-ended = Não há o que mudar: esse passe não está mais valendo.
    .next = covisa pass list mostra a situação de cada um.
    .page = Veja na lista de passes a situação de cada um.
problem-too-many-passes = Mais de { $max } passes com um só comando é demais.
    .next = Emita por partes.
    .page = Emita por partes.
problem-lists-full = Todos os lugares das 64 listas de situação estão ocupados.
    .next = Espere que alguns passes vençam, ou emita passes mais curtos.
    .page = Espere que alguns passes vençam, ou emita passes mais curtos.
problem-cannot-show = Um passe não pode mostrar “{ $what }”.
    .next = Escolha entre tier, name, plan, home_name, member_since e email, ou none.
    .page = Escolha outra coisa para o passe mostrar, ou nada.
problem-own-host = Um passe para um só anfitrião é para outro espaço, não para este.
    .next = Dê o id do anfitrião com --for.
    .page = Escolha o espaço que o membro vai visitar.
problem-bad-dates = Estas datas não servem: já passaram, ou terminam antes de começar.
    .next = Escreva os dias como 2026-11-21, o primeiro antes do último.
    .page = Escolha dias a partir de hoje, o primeiro antes do último.
problem-bad-email = Isso não pode ser um endereço de e-mail.
    .next = Escreva como em name@example.org, com no máximo 80 caracteres, ou deixe de fora.
    .page = Escreva como em name@example.org, ou deixe o campo vazio.
problem-other-people =
    { $rows ->
        [one] O número de 1 linha é aqui o de outra pessoa, com outro nome e endereço. Nada foi importado.
       *[other] Os números de { $rows } linhas são aqui os de outras pessoas, com outros nomes e endereços. Nada foi importado.
    }
    .next = Se os números só contam as linhas, diga: --column "Nº=". Para importar as outras sem estas linhas: --skip-problems.
    .page = Se os números só contam as linhas, escolha “não guardada” para essa coluna.
problem-too-many-profiles = Já se lembram tantos tipos de lista quantos são possíveis.
    .next = Esqueça um: covisa member profiles mostra todos.
    .page = Esqueça um que não seja preciso e importe a lista de novo.
problem-unknown-profile = Nenhuma lista com esse nome é lembrada.
    .next = covisa member profiles mostra todas.
    .page = Recarregue a página.

## Visitas e mensagens a outros espaços.

problem-unknown-visit = Essa visita não existe.
    .next = covisa visit list mostra os ids.
    .page = Veja a lista de visitas.
problem-nothing-shown = Não resta nada do que essa pessoa mostrou.
    .next = Confira o passe de novo, com --check-in.
    .page = Peça que mostre o passe de novo.
problem-pass-not-genuine = Não dá para conferir o passe, então a visita não pode ser contada.
    .next = covisa verify diz o que há de errado com ele.
    .page = Mostre o passe na recepção: lá se vê o que há de errado com ele.
problem-day-in-future = Esse dia ainda não chegou.
    .next = Anote visitas de hoje ou de antes.
    .page = Escolha hoje ou um dia anterior.
problem-unknown-request = Essa pergunta não existe, já foi respondida ou já terminou.
    .next = covisa request list mostra as perguntas.
    .page = Veja a lista de perguntas.
problem-not-pinned = Mensagens só passam entre espaços que conferiram a chave um do outro.
    .next = Confira a chave do outro espaço com as pessoas de lá; depois: covisa space pin ID
    .page = Confira a chave do outro espaço com as pessoas de lá e depois anote isso na página dele.
problem-too-many-messages = Já esperam tantas mensagens quantas o covisa guarda.
    .next = Espere até que algumas sejam entregues ou terminem.
    .page = Espere até que algumas sejam entregues ou terminem.

## Outros nós e recepções.

problem-unknown-peer = Essa conexão não existe.
    .next = covisa peer list mostra as que existem.
    .page = Veja a lista de conexões.
problem-too-many-peers = Já há tantas conexões na lista quantas o covisa guarda.
    .next = Retire uma com covisa peer remove ID.
    .page = Retire outra antes.
problem-own-peer = Esse endereço é o seu.
    .next = Adicione o endereço que o covisa mostra no outro espaço.
    .page = Use o endereço que a página do outro espaço mostra.
problem-bad-address = { $what }.
    .next = Copie o endereço inteiro que o covisa mostra no outro espaço: /ip4/.../tcp/8611/p2p/12D3KooW...
    .page = Copie o endereço inteiro que a página do outro espaço mostra.
problem-wrong-code = O código está errado, já foi usado ou é velho demais.
    .next = Digite covisa desk pair para ter um novo.
    .page = Peça um novo código a quem cuida do covisa.
problem-too-many-tries = Vieram códigos errados demais do seu endereço.
    .next = Espere um minuto e digite o código de novo.
    .page = Espere um minuto e digite o código de novo.
problem-too-many-pairings = Há códigos demais esperando uma recepção.
    .next = Use um deles, ou espere dez minutos.
    .page = Use um deles, ou espere dez minutos.
problem-unknown-token = Esse token não existe.
    .next = covisa token list mostra os que existem.
    .page = Veja “Quem pode entrar”, nos Ajustes.
problem-bad-photo =
    { $what ->
        [too-large] A foto é grande demais: no máximo 8 MiB, 10.000 pixels de lado e 50 megapixels ao todo.
        [not-a-picture] Não dá para ler a foto: envie um JPEG ou PNG.
        [several-codes] Há mais de um código QR na foto: mostre um por vez.
        [no-address] O código na foto não é o endereço de um espaço.
       *[no-code] Não há código QR na foto: segure a câmera mais perto e reta, e evite reflexos.
    }
    .next = Tire outra foto, ou digite o código.
    .page = Tire outra foto, ou digite o código.

## Pedidos à API. Programadores leem isto, outras pessoas raramente.

problem-crowded = Vêm pedidos demais do seu endereço ao mesmo tempo.
    .next = Envie de novo daqui a um segundo.
    .page = Tente de novo daqui a pouco.
problem-pictures-wait = Há fotos demais sendo lidas.
    .next = Envie de novo daqui a um segundo.
    .page = Tire a foto de novo daqui a pouco.
problem-no-such-path = Não há nada neste caminho.
    .next = GET /api/v1/openapi.json lista o que há.
    .page = Volte à página inicial.
problem-wrong-method = Este caminho não aceita esse método.
    .next = GET /api/v1/openapi.json lista o que há.
    .page = Volte à página inicial.
problem-no-token = Isto precisa de um token.
    .next = Envie Authorization: Bearer TOKEN; o token está no arquivo api-token da pasta do covisa.
    .page = Libere este navegador de novo.
problem-not-for-desks = Uma recepção não pode fazer isto.
    .next = Fale com quem cuida do covisa.
    .page = Fale com quem cuida do covisa.
problem-city-unknown = Nenhuma cidade chamada { $city } é conhecida aqui.
    .next = Informe também o fuso, como em Europe/Berlin; país e posição são para o mapa.
    .page = Confira a grafia, ou abra “Tipo, região, país, fuso horário, posição” e preencha o fuso horário.
problem-no-public-host = Nenhum celular chega ao covisa neste computador: ele não tem nome público.
    .next = Ponha um proxy com TLS na frente dele e indique esse nome em http.public_hosts.
    .page = Envie o passe como arquivo.
problem-not-for-members = Este celular só pode abrir o seu passe de coworking.
    .next = Fale com quem cuida do covisa.
    .page = Abra o seu passe de coworking.
problem-enough-passes = Você já fez hoje tantos passes quantos são permitidos.
    .next = Tente de novo amanhã.
    .page = Tente de novo amanhã, ou fale com a recepção do seu espaço de origem.
problem-not-for-readers = Este navegador pode ver tudo, mas não mudar nada.
    .next = Fale com quem cuida do covisa.
    .page = Fale com quem cuida do covisa.
problem-no-qr = O passe é longo demais para um código QR.
    .next = Faça-o mostrar menos.
    .page = Faça-o mostrar menos.
problem-wrong-word = Esta não é a sétima das palavras de recuperação.
    .next = Conte de novo na folha impressa.
    .page = Conte de novo na folha impressa.
problem-rows-unread = A lista deve trazer todos, mas algumas linhas não podem ser lidas: essas pessoas contariam como quem saiu.
    .next = Corrija as linhas no arquivo e leia-o de novo.
    .page = Corrija as linhas no arquivo e escolha-o de novo, ou desmarque “A lista traz todo mundo”.
problem-bad-logo = Isto não é um JPEG ou PNG de tamanho que sirva para um logotipo.
    .next = Use uma imagem de no máximo 4 MiB e 8.000 pixels de lado.
    .page = Escolha uma imagem de no máximo 4 MiB e 8.000 pixels de lado.
problem-door-by-file = config.toml ou uma opção define por onde entram os tablets.
    .next = Tire http.desk_listen e reinicie o covisa.
    .page = Tire http.desk_listen e reinicie o covisa.
problem-door-readable = Sem certificado, nada é criptografado até os tablets.
    .next = Se essa rede é só da casa e não de visitantes: --own-network
    .page = Se essa rede é só sua e não de visitantes, marque a opção.
problem-door-port = A porta { $port } não pode ser usada: { $reason }.
    .next = Indique outra com --port.
    .page = Escolha outra.
problem-door-certificate = O certificado não pode ser usado: { $reason }.
    .next = Corrija os dois arquivos: certificate.pem e key.pem.
    .page = Corrija os dois arquivos: certificate.pem e key.pem.
problem-door-other-name = O certificado vale para { $names }, e não para { $wanted }.
    .next = Indique um dos nomes dele com --name.
    .page = Escolha um dos nomes dele.
problem-door-no-name = O certificado vale para { $names }: diga por qual nome os tablets pedem.
    .next = Diga com --name.
    .page = Escreva-o em “Onde”.
problem-door-certificate-ends = { $days ->
        [0] O certificado para os tablets venceu ou vence hoje.
        [one] O certificado para os tablets vence em { $days } dia.
       *[other] O certificado para os tablets vence em { $days } dias.
    }
    .next = Coloque um mais novo no lugar.
    .page = Coloque um mais novo no lugar.
problem-forbidden-host = O covisa não responde por esse nome.
    .next = Use 127.0.0.1 e a porta do covisa, ou acrescente o nome a http.public_hosts.
    .page = Peça o endereço certo a quem cuida do covisa.
problem-forbidden-origin = Páginas de outro lugar não podem consultar o covisa.
    .next = Abra a página do próprio covisa.
    .page = Abra a página do próprio covisa.
problem-unsupported-body = O corpo precisa ser { $wanted }.
    .next = Envie-o com esse Content-Type.
    .page = Recarregue a página e tente de novo.
problem-packed-body = O corpo tem um Content-Encoding; nada é descompactado aqui.
    .next = Envie-o como é, sem esse cabeçalho.
    .page = Recarregue a página e tente de novo.
problem-bad-json =
    { $what ->
        [object] O corpo não é o que é preciso aqui: falta um objeto entre chaves.
        [no-sense] O corpo não é o que é preciso aqui: o pedido não faz sentido.
        [late] O corpo não é o que é preciso aqui: ele não chegou a tempo.
        [cut-short] O corpo não é o que é preciso aqui: ele foi cortado.
        [no-text] O corpo não é o que é preciso aqui: não é UTF-8.
       *[other] O corpo não é o que é preciso aqui: { $detail }.
    }
    .next = Corrija o corpo e envie de novo.
    .page = Tente de novo.
problem-bad-value =
    { $name ->
        [space-id] não dá para ler o id do espaço.
        [record] não dá para ler o registro.
       *[other] não dá para ler { $name }.
    }
    .next = Escreva como em { $example }.
    .page = Veja o que você escreveu ali e escreva como em { $example }.
problem-too-large = O corpo é maior que { $max } bytes.
    .next = Envie menos.
    .page = Escolha um arquivo menor.
problem-changed-meanwhile = Isto mudou depois que você leu.
    .next = Leia de novo e depois envie sua mudança.
    .page = Veja em outra janela o que vale agora e mude lá; o que você digitou fica aqui até então.
problem-key-reused = Esta Idempotency-Key pertence a outro pedido.
    .next = Use uma nova Idempotency-Key para um novo pedido.
    .page = Recarregue a página e tente de novo.
problem-in-progress = Este pedido está em andamento.
    .next = Envie de novo daqui a pouco: a resposta será a do primeiro.
    .page = Espere um momento e tente de novo.
problem-stopping = O covisa está parando.
    .next = Inicie de novo: covisa serve.
    .page = Espere até o covisa voltar e recarregue a página.

## O que quem cuida do nó precisa resolver. Depois de "warning:".

warning-recovery = recovery.txt ainda está na pasta do covisa: imprima, guarde em outro lugar e apague
warning-twin = o covisa em outro computador assina com a chave deste espaço: nada é publicado até alguém dizer qual dos dois computadores é o certo
    .next = pare-o lá e depois: covisa confirm home
warning-copied = a pasta do covisa foi copiada ou trazida de volta de uma cópia: nada é emitido até que um espaço cuja chave você conferiu diga o que foi assinado desde então
    .next = se nenhum outro computador roda este espaço: covisa confirm home
warning-restored = os dados foram restaurados de uma cópia de segurança de { $when }: ninguém fica verde até que alguém confira a lista de espaços verificados
    .next = covisa space list --standing pinned; depois covisa confirm restored
warning-visits-missing = podem faltar aqui visitas entre { $from } e { $until }: os dias contados ficam âmbar até o período terminar
warning-key-waits = a chave que assina deve ser trocada após 90 dias, e isso espera a resposta dos nós de dois espaços verificados: até agora { $homes }
warning-backup-words = nenhuma cópia de segurança pode ser feita até que as palavras de recuperação sejam digitadas uma vez: covisa backup words
warning-backup-old = a última cópia de segurança é de { $when }
warning-backup-failed = a última cópia de segurança falhou: { $reason }
# $day: a date; $time: a time of day
warning-clock-unconfirmed = faz muito tempo que nada é gravado aqui: nada é apagado nem esquecido até que alguém confirme que são { $time } de { $day }
    .next = covisa confirm clock
# $way: behind or ahead; $minutes: a number; $homes: names of spaces
warning-clock-ours = o relógio deste computador parece errado: está { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} { $way ->
    [behind] atrasado
   *[ahead] adiantado
} em relação a { $homes }
warning-clock-theirs = os relógios de { $homes } parecem errados: este está { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} { $way ->
    [behind] atrasado
   *[ahead] adiantado
}
warning-clock-differs = o relógio deste computador e o de { $homes } não combinam: este está { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} { $way ->
    [behind] atrasado
   *[ahead] adiantado
}
# $day: a date; $time: a time of day
warning-own-future = algo deste espaço foi assinado com uma data posterior, e os outros não ouvem o que é assinado agora: são { $time } de { $day }?
    .next = covisa confirm clock
warning-few-places = as listas de situação estão quase cheias: em breve nenhum passe poderá ser emitido
warning-clock-behind = o relógio deste computador mostra um momento que já passou: acerte a data e a hora
warning-clock-ahead = o relógio deste computador está anos à frente de tudo o que o covisa conhece: acerte a data e a hora, ou instale uma versão mais nova
