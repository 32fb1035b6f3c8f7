## A moldura de todas as páginas

place-home = Início
place-desk = Recepção
place-members = Membros
place-spaces = Espaços
place-terms = Condições
place-kit = Kit
place-settings = Ajustes
shell-skip = Ir direto à página
shell-nav = Seções
shell-noscript = Estas páginas precisam de JavaScript. Tudo o que elas fazem também pode ser digitado: covisa --help
shell-language = Idioma
shell-loading = Um momento…

## Quem está aqui

login-title = Liberar este navegador
login-how = Suas páginas abrem nos navegadores que você libera. Não há senha para lembrar nem para perder.
login-other = Alguém já tem acesso? No computador dessa pessoa: Ajustes, “Liberar outro navegador”, e digite o código aqui.
login-alone = Ninguém ainda? Então:
login-step-1 = No computador em que o covisa roda, digite
login-step-2 = Abra o endereço que ele mostra, ou digite aqui o código que está no fim dele.
login-label = Código
login-button = Liberar

## O que o script diz

said-silent = O covisa não responde. O que você digitou continua aqui: veja se ele está rodando e tente de novo.
said-silent-first = O covisa não responde. Esta página abre assim que ele responder: veja se ele está rodando.
said-strange = O covisa deu uma resposta que esta página não entende. Recarregue a página.
said-sure = Tem certeza?
said-saved = Salvo.
said-copied = Copiado.
said-revoked = Este navegador não está mais liberado. Libere de novo para continuar.
said-wrong-role = Este navegador pode ver tudo, mas não mudar nada.
said-missing = Falta alguma coisa.
said-working = Processando…

## A primeira página

home-health-good =
    { $peers ->
        [one] Tudo bem · { $peers } outro espaço conectado
       *[other] Tudo bem · { $peers } outros espaços conectados
    }
home-health-alone = Funciona, mas nenhum outro espaço está conectado agora
home-health-asked = 
    { $count ->
        [one] Uma pergunta espera por você
       *[other] { $count } perguntas esperam por você
    }
home-asked-code = Só foi informado um código curto
home-answer = Responder
home-asked-more = 
    { $count ->
        [one] mais 1 pergunta
       *[other] mais { $count } perguntas
    }
home-health-copied = O covisa neste computador foi copiado ou trazido de volta: ainda não sabe o que foi assinado desde então
home-confirm-home = Este é o computador certo
home-confirm-home-sure = Só este computador roda este espaço?
home-confirm-clock = A data e a hora estão certas
home-confirm-clock-sure = A data e a hora estão certas?
home-health-restored = Restaurado de uma cópia: ninguém fica verde até você conferir os espaços
home-confirm-restored = Conferi os espaços
home-confirm-restored-sure = Sim: todos os marcados como verificados continuam de confiança
home-confirm-nobody-came = Ninguém veio nesse período
home-confirm-nobody-came-sure = Sim: ninguém veio, e os dias contam como antes
home-backed-up = Última cópia de segurança: { $when }, em { $folder }
home-health-clock = O relógio deste computador não pode estar certo: acerte a data e a hora
home-health-twin = Um segundo computador roda o covisa com a chave deste espaço: pare um deles
home-health-store = Não dá para gravar nada: { $reason }
home-desk =
    { $count ->
        [0] Nenhum visitante ainda hoje
        [one] { $count } visitante hoje
       *[other] { $count } visitantes hoje
    }
home-members =
    { $count ->
        [0] Ninguém tem cartão ainda
        [one] { $count } membro tem cartão
       *[other] { $count } membros têm cartão
    }
home-spaces =
    { $count ->
        [0] Nenhum espaço conferido ainda
        [one] Você conferiu { $count } espaço
       *[other] Você conferiu { $count } espaços
    }
home-todo = A fazer
home-todo-none = Nada a fazer. Aproveite o dia.
home-today = Aqui hoje
home-day-before = dia anterior
home-day-after = dia seguinte
home-today-none = Nenhum visitante ainda.
home-day = Aqui em { $day }
visit-forget = Apagar nome
visit-forget-sure = Tem certeza? O nome some; a visita continua contando.
home-task-requests =
    { $count ->
        [one] Um espaço pergunta se um visitante é daqui
       *[other] { $count } perguntas de outros espaços esperam resposta
    }
home-task-recovery = Imprima as palavras de recuperação e guarde longe deste computador
home-task-members = Importe sua lista de membros
home-task-friends = Encontre outros espaços
home-task-decide =
    { $count ->
        [one] Um espaço aguarda sua decisão
       *[other] { $count } espaços aguardam sua decisão
    }
home-task-pin =
    { $count ->
        [one] Confira a chave do único espaço conhecido
       *[other] Confira as chaves dos espaços em que você confia: { $count } conhecidos
    }
home-task-cards =
    { $count ->
        [one] { $count } cartão vence em até uma semana
       *[other] { $count } cartões vencem em até uma semana
    }
home-task-review = Reveja suas condições: continuam valendo?

## Visitas

visit-nth =
    { $day ->
        [one] primeira visita
       *[other] visita nº { $day }
    }
visit-over = terminada
space-unnamed = Um espaço sem nome

## Palavras de muitas páginas

search = Buscar
save = Salvar
more = Mostrar mais
days =
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }

## Membros

members-lead =
    { $count ->
        [0] Ninguém foi cadastrado ainda.
        [one] { $count } pessoa cadastrada.
       *[other] { $count } pessoas cadastradas.
    }
members-import = Importar lista
members-add = Adicionar membro
members-none-title = Ninguém ainda
members-none = Exporte a lista de membros do sistema que você usa, ou salve uma planilha como CSV, e importe aqui. Só nomes, endereços, planos e datas são guardados, e ficam neste computador.
members-search = Nome, plano ou e-mail
members-which = Quais membros
members-sort = Ordenado por:
members-pick-all = Selecionar todos nesta página
members-print-picked = Cartões para os selecionados
members-instead = Os cartões que eles têm agora deixam de valer
members-all = Todos
members-card = Cartão
members-until = Válido até
members-found-none = Ninguém encontrado.
members-cards-title = Vários cartões de uma vez
members-cards = Dez cartões cabem numa folha A4. O arquivo abre em qualquer navegador, e de lá você imprime.
members-print-bare =
    { $count ->
        [one] Fazer o cartão que falta
       *[other] Fazer os { $count } cartões que faltam
    }
members-print-due =
    { $count ->
        [one] Renovar o cartão que vence
       *[other] Renovar os { $count } cartões que vencem
    }
members-printed = Os cartões estão prontos. O arquivo está nos seus downloads.
members-export = Salvar como CSV
members-undo = Desfazer a última lista
members-undo-sure = Desfazer mesmo?
members-redo-title = Uma lista foi desfeita
members-redo-when = Em { $when }. Por um dia, enquanto nada mais mudar, ela pode ser restaurada como estava, com os cartões. Depois nada se guarda das pessoas que ela trouxe.
members-redo = Restaurá-la ({ $count ->
        [one] 1 membro
       *[other] { $count } membros
    })
members-undo-title = A última lista
members-undo-when = Importada em { $when }. Pode ser desfeita por um dia; então aconteceria isto:
members-undo-gone =
    { $count ->
        [one] 1 membro que ela trouxe é apagado
       *[other] { $count } membros que ela trouxe são apagados
    }
members-undo-passes-gone =
    { $count ->
        [one] 1 dos passes deles deixa de valer, também cartões impressos
       *[other] { $count } dos passes deles deixam de valer, também cartões impressos
    }
members-undo-back =
    { $count ->
        [one] 1 membro que ela mudou fica como antes
       *[other] { $count } membros que ela mudou ficam como antes
    }
members-undo-passes-back =
    { $count ->
        [one] 1 passe que ela tinha anulado volta a valer
       *[other] { $count } passes que ela tinha anulado voltam a valer
    }
members-undo-plans =
    { $count ->
        [one] a escolha para 1 plano fica como antes
       *[other] a escolha para { $count } planos fica como antes
    }
member-carded = com cartão
member-due = cartão vence logo
member-bare = sem cartão
member-stays = sem visto
member-not-yet = ainda não
member-ended = já saiu
member-ended-how = Os passes desta pessoa não valem mais. Se ela voltar, inclua-a na próxima lista ou informe abaixo um novo último dia.
member-stays-how = O plano desta pessoa não usa o visto. Ao importar uma lista, você escolhe quais planos usam.
member-not-yet-how = O primeiro dia ainda está por vir. A partir dele pode haver um passe.
member-change = Mudar os dados
member-erase-what = Ao apagar, some deste computador tudo o que leva o nome da pessoa. Os passes dela deixam de valer, e não há volta.
member-end-now = Encerrar a associação
member-end-sure = Encerrar mesmo?
member-erase = Apagar dados
member-erase-sure = Apagar mesmo? Não há volta.
member-name = Nome
member-first-name = Primeiro nome
member-last-name = Sobrenome
member-email = E-mail
member-city = Cidade onde mora
member-city-what = Só se os passes devem dizer: alguns espaços perguntam de onde a pessoa vem.
member-country = País onde mora
member-residence = Onde fica essa cidade
member-plan = Plano
member-tier = Tipo de associação
member-since = Membro desde
member-until = Membro até
member-external-id = Número no outro sistema
member-state = Ativo ou não
member-tier-unsaid = não informado
member-tier-day = Diária
member-tier-flex = Mesa flexível
member-tier-dedicated = Mesa fixa
member-tier-team = Sala ou equipe

## Um cartão, um passe para um só anfitrião

card-title = Cartão
card-new = Novo cartão
card-what = Para todos os anfitriões. É impresso ou enviado para o celular; quem está com ele tem o passe.
card-shows = O que os anfitriões veem
shows-home-name = Nome deste espaço
card-days = Vale por
card-instead = O cartão válido até { $day } deixa de valer
card-instead-what = Um cartão por vez é mais seguro. Desmarque se os dois devem valer, por exemplo enquanto o novo está no correio.
card-issue = Fazer cartão
card-lost = Cartão perdido
card-lost-sure = Perdido mesmo? O antigo deixa de valer.
guest-title = Passe para um só anfitrião
guest-what = Só esse anfitrião pode usar, e o passe mostra só o que o membro escolhe.
guest-nobody = Primeiro confira, em “Espaços”, a chave de um espaço que o membro quer visitar.
guest-host = Anfitrião
guest-from = Primeiro dia
guest-until = Último dia
guest-shows = O que este anfitrião vê
guest-announce = Avisar o anfitrião da visita
guest-announce-what = Assim não é preciso celular nem cartão: basta dizer o código curto.
guest-issue = Fazer passe
passes-title = Passes
passes-none = Nenhum ainda.
passes-kind = Para
passes-state = Situação
passes-made = Criado em
passes-do = Ações
pass-card = todos os anfitriões (cartão)
pass-card-phone = Cartão no celular
pass-for = só
pass-valid = válido
pass-suspended = suspenso
pass-revoked = anulado
pass-over = vencido
pass-suspend = Suspender
pass-resume = Reativar
pass-revoke = Anular
pass-revoke-sure = Anular mesmo? É para sempre.
made-card = O novo cartão
made-guest = O novo passe para
made-code = Código QR do passe
made-short = Código curto
made-wanting = As condições do anfitrião pedem algo que este passe não mostra: { $what }.
made-keep = Aparece só uma vez e não fica guardado. Imprima ou envie agora.
made-print = Salvar para imprimir
made-passport = Salvar passe para enviar
made-copy = Copiar o texto

## O passaporte que um membro recebe

passport-title = Passe de coworking
passport-show = Mostre isto na recepção
passport-only = Só para
passport-until = Válido até { $day }
passport-how = Como usar
passport-how-text = Mostre o código na recepção de um anfitrião, ou diga o código curto e o nome do seu espaço de origem. O arquivo funciona sem internet.
passport-learns = Quem fica sabendo do quê
passport-learns-host = O anfitrião que você visita vê o que está escrito aqui e conta seus dias com um número que nenhum outro anfitrião tem.
passport-learns-home = Seu espaço de origem não fica sabendo das suas visitas, a não ser que o anfitrião pergunte por você.
passport-learns-else = Ninguém mais fica sabendo de nada.
passport-hosts = Onde você pode trabalhar
passport-lost = Perdeu?
passport-lost-text = Avise seu espaço de origem. O antigo deixa de valer.

## Importar uma lista

import-lead = Solte aqui o arquivo que seu sistema exporta. Nada muda antes de você ver o que mudaria.
import-file = Lista de membros (CSV ou .xlsx)
import-complete = A lista traz todo mundo
import-complete-what = Quem veio numa lista anterior e não está nesta já saiu.
import-look = Conferir lista
import-guess = Parece uma lista de { $profile }: { $matched } de { $columns } colunas reconhecidas
import-guess-columns = Lida pelos nomes das colunas: { $matched } de { $columns } reconhecidas
import-done = A lista foi importada.
import-new = novos
import-changed = com mudanças
import-resumed = de volta
import-ending = perdem o visto
import-problems = com problemas
import-unchanged = sem mudanças
import-revoked =
    { $count ->
        [one] { $count } passe é anulado com isso.
       *[other] { $count } passes são anulados com isso.
    }
import-column = Coluna
import-taken = Usada como
import-samples = Por exemplo
import-dropped = não guardada
import-problems-title = Linhas que não podem ser lidas
import-row = Linha { $line }
import-plans = Quais planos usam o visto?
import-planless = Membros sem plano
import-plan-members = ({ $count })
import-each =
    { $count ->
        [one] A única mudança
       *[other] Todas as { $count } mudanças
    }
import-hidden = … e mais { $count }.
import-emptied-plan =
    { $count ->
        [one] Células vazias apagam o plano de 1 membro.
       *[other] Células vazias apagam o plano de { $count } membros.
    }
import-emptied-since =
    { $count ->
        [one] Células vazias apagam o primeiro dia de 1 membro.
       *[other] Células vazias apagam o primeiro dia de { $count } membros.
    }
import-emptied-until =
    { $count ->
        [one] Células vazias apagam o último dia de 1 membro.
       *[other] Células vazias apagam o último dia de { $count } membros.
    }
import-emptied-email =
    { $count ->
        [one] Células vazias apagam o e-mail de 1 membro.
       *[other] Células vazias apagam o e-mail de { $count } membros.
    }
import-since = desde { $day }
import-until = até { $day }
import-stay-ended =
    { $count ->
        [one] 1 membro da lista já tinha saído e continua assim: a lista não tem coluna de situação.
       *[other] { $count } membros da lista já tinham saído e continuam assim: a lista não tem coluna de situação.
    }
import-resume = Quem tinha saído volta a ser membro.
import-other = A linha { $line } tem o número de { $name }, com outro nome e endereço: fica de fora. Se os números só contam as linhas, escolha “não guardada” para essa coluna.
import-left-elsewhere =
    { $count ->
        [one] 1 linha diz que alguém saiu. O membro daqui com esse endereço não veio com esta lista, por isso nada termina.
       *[other] { $count } linhas dizem que pessoas saíram. Os membros daqui com esses endereços não vieram com esta lista, por isso nada termina.
    }
import-nameless = Qual coluna traz os nomes?
import-nameless-what = Escolha a coluna com os nomes, ou as do primeiro nome e do sobrenome.
import-words = O que significam estas palavras?
import-word-unsaid = Escolha
import-word-active = é membro
import-word-not-yet = será membro a partir do primeiro dia
import-word-ended = não é mais membro
import-dates = Como se entendem datas como 05/06/2026?
import-day-first = o dia primeiro: 5 de junho
import-month-first = o mês primeiro: 6 de maio
import-keep = Lembrar com o nome
import-keep-example = Nossa lista
import-keep-what = A próxima lista com os mesmos cabeçalhos será lida assim. Em branco, nada é lembrado.
import-more = Letras erradas?
import-charset = Conjunto de caracteres
import-charset-found = detectar
charset-everyone = todos os idiomas
charset-western = Europa Ocidental, América
charset-central = Europa Central
charset-turkish = turco
charset-baltic = báltico
charset-mac = Macs antigos
charset-dos = programas de DOS
import-nothing = Esta lista não muda nada. Não há nada a fazer.
import-go = Importar
import-skips = Linhas com problemas ficam de fora.
import-undo = Desfazer

## Perguntas de outros espaços

requests-title = É membro daqui?
requests-lead = Um anfitrião pergunta porque um visitante está sem celular e sem cartão. Sua resposta libera a entrada por hoje.
requests-none = Nenhuma pergunta agora.
request-asked-us = perguntou a você às { $time }
request-asked-by-us = você perguntou às { $time }
request-waiting = ainda não chegou
request-delivered = espera resposta
request-ours = é membro
request-not-ours = não é membro
request-ended = tarde demais
request-who = Quem é?
request-choose = Escolher…
request-yes = Sim, é daqui
request-no = Não

## Espaços

copy = Copiar
spaces-lead =
    { $count ->
        [0] Nenhum outro espaço conhecido ainda.
        [one] { $count } outro espaço conhecido.
       *[other] { $count } outros espaços conhecidos.
    }
spaces-find = Encontrar espaços
directory-count =
    { $count ->
        [one] 1 espaço.
       *[other] { $count } espaços.
    }
spaces-map = Mapa
spaces-search = Nome ou cidade
spaces-country = País
spaces-standing = Situação
spaces-all = Todas as situações
spaces-none = Nenhum espaço encontrado.
spaces-out = Esta lista, para outros programas:
map-label =
    { $count ->
        [one] Mapa-múndi com { $count } espaço
       *[other] Mapa-múndi com { $count } espaços
    }
map-ended = Um anel: as condições dos espaços ali terminaram.
space-looks-like = O nome é parecido com o de { $name }, e a chave é outra. Ligue para { $name } antes de confiar neste espaço.
space-conflicting = Este espaço assinou duas declarações diferentes com o mesmo número. Pergunte lá o que aconteceu.
space-no-terms = Não informou o que oferece.
space-grants = O que oferece
space-points = Ponto por ponto
space-signed = Assinado em
space-holds = Vale até
space-held = Valeu até
space-ended = encerrado
space-history = O que ele já prometeu, do mais novo ao mais antigo
space-trust = É esse espaço mesmo?
space-trust-what = Ligue para um número que você já conhece e peça que leiam isto para você: aparece nas páginas deles. Depois de conferida a chave, os membros de lá podem aparecer em verde na sua recepção.
space-trust-done = Você já conferiu: os membros de lá podem aparecer em verde na sua recepção. Se tiver dúvida, ligue para um número que você já conhece e peça que leiam de novo.
space-pin = É igual: confiar nesta chave
space-vouch = Responder por eles
space-vouch-sure = Com isso você diz a todos que conhece o pessoal deste espaço. Outros que verificaram sua chave podem deixar entrar os membros dele por isso.
space-unvouch = Não responder mais por eles
space-vouched = { $by } respondem por este espaço. O que os membros dele recebem por isso você escolhe nas configurações.
space-unpin = Deixar de confiar
space-unpin-sure = Tem certeza? Os membros de lá passam a aparecer em amarelo, e o que ele prometia antes é esquecido aqui.
space-block = Bloquear
space-block-sure = Tem certeza? Os membros de lá passam a aparecer em vermelho.
space-unblock = Desbloquear
space-reach = Como falar com eles
space-heard = Últimas notícias
space-no-contact = não informado
ago-minutes =
    { $count ->
        [0] agora mesmo
        [one] há { $count } minuto
       *[other] há { $count } minutos
    }
ago-hours =
    { $count ->
        [one] há { $count } hora
       *[other] há { $count } horas
    }
ago-days =
    { $count ->
        [one] há { $count } dia
       *[other] há { $count } dias
    }
channel-email = E-mail
channel-phone = Telefone
channel-web = Site
channel-form = Formulário
channel-social = Redes sociais
channel-post = Correio
channel-fax = Fax
find-lead = Basta uma conexão: cada espaço conta aos outros quais espaços conhece.
find-add = Conectar com outro espaço
find-address = Endereço
find-address-what = As pessoas de lá encontram o endereço na página “Encontrar espaços”. Ele começa com uma barra.
find-connect = Conectar
find-own = Seu próprio endereço
find-own-what = Dê este endereço a outros espaços. Para que quem está fora chegue até você, seu roteador precisa encaminhar a porta que vem depois de /tcp/.
find-invited = Você tem um convite
find-invite-what = Envie um link a alguém que você conhece e que cuida de outro espaço: o nó de lá encontra o seu sem digitar endereço.
find-by-address = Com um endereço
join-title = Você foi convidado
join-field = Convite
join-field-what = A linha que começa com CVI1. ou a carta que a contém.
join-of = { $name } convida você, até { $day }.
join-of-nobody = Um espaço que não diz o nome convida você, até { $day }.
join-ended = Este convite expirou em { $day }. Peça outro.
join-pin = Entrar e receber os membros de lá
join-pin-what = Se você sabe quem enviou: os membros de lá podem aparecer em verde na sua recepção.
join-only = Só entrar
invite-title = Convidar um espaço
invite-name = Quem você convida?
invite-name-what = Para a sua própria lista: não é enviado.
invite-follows = Quando tiverem aceitado
invite-nothing = Decido na hora
invite-pin = Os membros de lá são bem-vindos na hora: conheço essas pessoas
invite-vouch = O mesmo, e respondo por eles perante outros
invite-more = Para vários espaços ou outro prazo
invite-times = Espaços
invite-days = Dias
invite-make = Criar o convite
invite-made = Envie isto a eles
invite-made-what = Ele é mostrado uma única vez. Quem o tiver pode aceitá-lo, até { $day }: não o envie a mais ninguém.
invite-letter =
    { $name } convida você para o Visto de coworking: seus membros trabalham aqui alguns dias, e os nossos no seu espaço.

    Abra este link no computador em que o covisa roda:
    { $link }

    Ou copie esta linha e cole lá em Espaços, “Encontrar espaços”:
    { $text }

    Ainda não tem o covisa? https://github.com/covisa/covisa
invite-copy-letter = Copiar a carta
invite-copy-line = Copiar só a linha
invite-code = O convite como código
invite-given = Convites que você enviou
invite-given-none = Nenhum ainda.
invite-accepted = Convites que você aceitou
invite-someone = Sem nome
invite-withdraw = Retirar
invite-withdraw-sure = Tem certeza? Então ninguém poderá aceitá-lo.
given-open = aberto até { $day }
given-used = aceito
given-withdrawn = retirado
given-ended = expirou em { $day }
accepted-waiting = ainda não alcançado: o covisa continua tentando
accepted-told = já conhecem você
accepted-refused = não reconhecem mais este convite: peça outro
accepted-ended = expirou antes do contato: peça outro
decide-title = Aguardando sua decisão
decide-invited-as = Aceitou seu convite “{ $name }” em { $day }.
decide-invited = Aceitou seu convite em { $day }.
decide-invites = Convidou você; aceito em { $day }.
decide-yes = Receber os membros
decide-one-day = Por um dia
decide-later = Agora não
decide-never = Nunca
space-note = Sua nota: { $note }
space-limit-one-day = Limitado: os membros de lá têm um dia.
space-limit-identity-seen = Limitado: os membros de lá são bem-vindos depois de visto um documento.
space-limit-lift = Tirar o limite
space-limit-to-one-day = Limitar a um dia
space-note-why = Uma nota para a sua equipe
start-invited = Você foi convidado?
start-invited-what = Cole o convite: você estará conectado assim que o espaço for fundado.
explained-title = Seu espaço foi convidado
explained-what = Outro espaço de coworking quer trocar visitas com o seu: seus membros trabalham lá alguns dias, e os de lá no seu. Você decide as condições.
explained-lost = Falta o convite neste endereço. Abra inteiro o link que lhe enviaram.
explained-noscript = Esta página precisa de JavaScript para entregar o convite. Ou copie o endereço inteiro no covisa: Espaços, “Encontrar espaços”.
explained-here = O covisa roda neste computador
explained-here-what = Abra o convite lá: você vê quem convida antes de acontecer algo.
explained-open = Abrir no covisa
explained-elsewhere = Num celular ou em outro computador
explained-elsewhere-what = Envie esta linha ao computador em que o covisa roda e cole lá em Espaços, “Encontrar espaços”.
explained-new = Ainda não tem o covisa?
explained-new-what = É livre e roda num computador do seu escritório: sem conta, sem taxa, sem ninguém no meio. Instale-o e abra este link de novo.
find-peers = Conexões
find-peers-none = Nenhuma ainda.
find-nearby = Nesta rede
find-nearby-none = Nenhum espaço encontrado nesta rede.
find-nearby-off = O covisa não procura outros aqui: só se chega a ele deste computador, ou os ajustes dizem isso.
find-nearby-claims = segundo diz
peer-connected = conectado
peer-away = fora de alcance
peer-space = ver espaço

## As próprias condições

terms-lead = O que você oferece a membros de outros espaços. Cada recepção e cada membro lê isto no próprio idioma.
terms-now = O que vale agora
terms-none = Você ainda não publicou condições.
terms-upcoming = A partir de { $day }:
terms-ended = As condições terminaram em { $day } e não foram renovadas: pergunte antes de ir.
terms-reviewed = Confirmadas pela última vez em { $day }.
terms-reviewed-now = Confirmado.
terms-still-true = Continua valendo
terms-change = Mudar condições
terms-more = Suas condições dizem mais do que este formulário consegue mostrar. Tudo isso fica como está.
terms-whole = Tudo o que suas condições podem dizer
terms-whole-what = Várias ofertas lado a lado, grupos, distâncias, preços e tudo o mais, em linhas simples. Cada linha errada é apontada enquanto você escreve.
terms-whole-wrong = Ainda não dá para publicar assim:
terms-whole-line = Linha { $line }:
terms-whole-sample = Todas as opções, com exemplo
terms-says = Em palavras
# $day: a day
terms-replaces = O que valeria a partir de { $day } é substituído por isto.
terms-before = Agora
terms-after = Depois
terms-from = Vale a partir de
terms-from-what = Vazio: imediatamente. Para quem já está aqui, continuam valendo as condições antigas.
terms-publish = Assinar e publicar
terms-published = Publicado. Os espaços conectados recebem em instantes; os outros, quando voltarem.
terms-history = Tudo o que você já publicou
form-as-it-is = como está agora
form-unsaid = não informado
form-visa = Seu espaço participa?
form-visa-yes = Sim
form-visa-no = Não
form-gives = Membros de outros espaços
form-group-who = Quem e quanto
form-group-before = Antes e na chegada
form-group-price = O que é pago
form-group-house = Horário e o resto
form-benefit = O que recebem
form-percent = Desconto em %
form-amount = Quanto
form-unit = Unidade
form-per = Período
form-amount-what = Deixe o número vazio para “pode vir, sem número definido”.
form-more = Mais, se quisermos
form-booking = Antes de vir
form-booking-none = não é preciso nada
form-booking-contact = escrever ou ligar antes
form-booking-reserve = reservar
form-booking-form = preencher um formulário
form-booking-approval = perguntar e esperar o sim
form-days-before = Dias antes
form-photo-id = A recepção olha um documento com foto
form-guests = Convidados deles
form-guests-none = nenhum
form-guests-free = de graça
form-guests-paid = pagantes
form-guests-policy = como decidirmos
form-km = Espaço de origem a pelo menos … km
form-price = Preço do dia depois disso
form-price-form = Um número, como 12 ou 8,40
form-currency = Moeda
form-currency-form = Três letras, como EUR
form-hours = Horário para visitantes
form-week-days = Seg–sex
form-week-all = Todos os dias
form-hours-what = Nenhum dia marcado: horário não informado.
form-hours-text = No formato do OpenStreetMap, como em Mo-Fr 09:00-18:00; PH off
terms-holidays = Os feriados (PH) são os do país { $country }. Os que valem só em uma parte não são conhecidos: nesses dias a recepção não fica sabendo do horário.
terms-holidays-unknown = Este horário depende de feriados (PH), e o covisa não tem calendário do seu país: a recepção não fica sabendo do horário. Informe o país nos ajustes ou escreva datas.
form-from = das
form-to = às
form-note = Algo mais que visitantes devem saber
form-benefit-none = nada
form-benefit-free = trabalham de graça
form-benefit-discount = trabalham com desconto
form-benefit-priced = trabalham pagando
form-benefit-host-decides = de graça ou mais barato, como decidirmos
form-benefit-welcome = podem vir, sem informar preço
form-unit-day = dias
form-unit-visit = visitas
form-unit-half-day = meios períodos
form-unit-hour = horas
form-unit-week = semanas
form-unit-month = meses
form-per-month = por mês
form-per-calendar-month = por mês do calendário
form-per-week = por semana
form-per-day = por dia
form-per-year = por ano
form-per-visit = por estadia
form-per-first-visits = das primeiras visitas
form-per-lifetime = no total
form-per-unstated = (não informamos)
day-monday = Segunda
day-tuesday = Terça
day-wednesday = Quarta
day-thursday = Quinta
day-friday = Sexta
day-saturday = Sábado
day-sunday = Domingo

## Ajustes

recovery-title = Guarde em lugar seguro
recovery-what = Imprima estas 24 palavras e guarde longe deste computador. Se um dia ele for roubado, são elas que devolvem seu nome a você.
recovery-show = Mostrar as palavras
recovery-sheet = Palavras de recuperação. Guarde esta folha junto com seus contratos.
recovery-day = Impressa em { $day }
recovery-code = Código QR das palavras de recuperação
recovery-cases = Computador perdido ou quebrado: num novo, escolha “Mudar de outro computador” e pegue a última cópia de segurança; estas palavras a abrem. Computador roubado ou arquivos copiados: o mesmo, e depois Configurações, “Sua chave”. Quem leva o computador tem a chave que assina e a próxima: aí só estas palavras ajudam. O código contém as 24 palavras, para a câmera de outro computador.
recovery-print = Imprimir a folha
recovery-word = Digite a sétima palavra, para ter certeza de que dá para ler a folha
recovery-taken = Já imprimi: remover as palavras daqui
recovery-gone = As palavras não estão mais neste computador. Cuide bem da folha.
devices-title = Quem pode entrar
devices-none = Só você.
devices-since = desde { $day }
devices-out = Tirar acesso
devices-out-sure = Tirar mesmo?
role-desk = Recepção (confere visitantes)
role-reader = Leitura (vê tudo, não muda nada)
role-admin = Administração (pode tudo)
let-in-title = Liberar outro navegador
let-in-here-only = Por enquanto só navegadores deste computador abrem estas páginas. Para um tablet, ative antes “Tablets na recepção”.
let-in-name = Nome do aparelho
let-in-name-example = Tablet da recepção
let-in-role = Para que serve
let-in-go = Gerar código
tablets-title = Tablets na recepção
tablets-what = Um tablet ou celular na recepção também pode verificar visitantes. Ele abre a página da recepção e nada mais.
tablets-open = Os tablets entram por
tablets-plain = Nada é criptografado no caminho, por isso a câmera do tablet fica desligada: use um leitor, fotos ou o código. Com um certificado próprio (veja “Onde”) a câmera funciona e os celulares dos membros guardam o passe.
tablets-encrypted = Criptografado com o seu certificado. Vale até { $day }.
tablets-by-file = config.toml define onde. Para mudar aqui, tire http.desk_listen desse arquivo e reinicie o covisa.
tablets-own-network = Esta rede é só nossa; visitantes usam outra
tablets-own-network-what = Necessário sem certificado: quem está na rede poderia ler.
tablets-place = Onde
tablets-name = Nome ou endereço deste computador
tablets-name-any = o que tiver
tablets-port = Porta
tablets-again = Depois de mudar nome, porta ou certificado, libere os tablets de novo com um novo código.
tablets-certificate = Certificado próprio: coloque certificate.pem e key.pem em { $folder }. O covisa os usa em meio minuto, e de novo sempre que mudarem.
cards-title = Cartões
settings-index = Configurações desta página
settings-house = Seu espaço
settings-desk = Recepção e cartões
settings-machine = Chave e computador
cards-days = Um cartão vale tantos dias
cards-theft = Para os cartões que você imprimir ou enviar daqui em diante; os celulares dos membros fazem outros mais curtos. Um cartão pode ser cancelado a qualquer momento. Só se a sua chave for roubada todos precisam ser impressos de novo.
vouched-title = Espaços por que outros respondem
vouched-what = Por um espaço que você não verificou outros respondem assim que dois dizem que o conhecem: espaços que você verificou, ou por que esses respondem. Ninguém mais decide em quem você confia.
vouched-get = Os membros deles
vouched-ask = ficam em âmbar: quem responde pela casa decide
vouched-identity-seen = recebem o que as suas condições dão, depois de você ver um documento
vouched-one-day = recebem o que as suas condições dão, por um dia
vouched-full = recebem o que as suas condições dão, como se você tivesse verificado a chave
premises-title = Antes de vir
premises-own = O que visitantes precisam saber
premises-what = Outros espaços e seus membros leem. O que ficar em branco conta como “não informado”, nunca como “não”.
premises-change = Acesso e equipamentos
premises-unstated = não informado
premises-step-free = Acesso sem degraus
premises-door = Porta mais estreita
premises-door-cm = Porta mais estreita, em cm
premises-cm = { $count } cm
premises-lift = Elevador
premises-toilets = Banheiro acessível
premises-floor = Andar
premises-floor-number = Andar (0 é o térreo)
premises-at-floor = { $floor ->
        [0] térreo
       *[other] { $floor }
    }
premises-entrance = Como achar a entrada
premises-entrance-example = Segundo pátio, toque duas vezes
premises-booths = Cabines para chamadas
premises-quiet = Área de silêncio
premises-monitors = Monitores para visitantes
premises-nursery = Cuidado de crianças
premises-pets = Aceita animais
premises-parking = Estacionamento
parking-none = nenhum
parking-bicycle = bicicletas
parking-car = carros
parking-accessible = vaga acessível
parking-charging = recarga de carros elétricos
extent-yes = sim
extent-no = não
extent-limited = em parte ou mediante consulta
tablets-go = Liberar tablets
pairing-code = Código QR do endereço
pairing-how = Escaneie isto com o outro aparelho, ou abra o endereço e digite o código.
pairing-here-only = Este endereço só funciona neste computador: abra-o aqui em outro navegador. Para outro aparelho, ative antes “Tablets na recepção”.
pairing-once = Vale uma vez, em até dez minutos. Serve para:
contacts-title = Como falar com vocês
contacts-what = Outros espaços veem isto, e aparece nos cartões dos seus membros.
contacts-lines = Um por linha
key-title = Sua chave
key-what = Outros espaços ligam e pedem que você leia isto. Leia exatamente como está aqui.
happened-title = Computador roubado, ou outras pessoas assumem
happened-what = O que aconteceu?
happened-stolen = O computador ou seus arquivos podem estar em outras mãos
happened-staff = De agora em diante, outras pessoas cuidam do espaço
happened-show = Mostrar a folha nova
happened-lost = Se é outro computador que quebrou ou sumiu, inicie o covisa em um novo e escolha “Mudar de outro computador”.
happened-then-stolen = O que será feito: este computador recebe chaves novas e todos os outros espaços ficam sabendo. Os cartões feitos até agora deixam de valer; onde já conhecem o visitante, alguém decide. Todos recebem um cartão novo.
happened-then-staff = O que será feito: este computador recebe chaves novas. As palavras e chaves antigas deixam de valer; os cartões continuam valendo.
happened-sheet = Imprima primeiro esta folha nova. A antiga só abrirá as cópias feitas até hoje: guarde-a enquanto guardar essas cópias.
happened-do = A folha nova está impressa: usar as palavras novas
happened-done = Feito. Este computador assina com chaves novas, e vale a folha nova.
happened-reprint = 
    { $count ->
        [one] { $count } membro precisa de um cartão novo.
       *[other] { $count } membros precisam de cartões novos.
    }
happened-print = Fazer todos os cartões novos, como página para imprimir
happened-nobody = Ninguém precisa de um cartão novo.
closing-title = O espaço fecha, é vendido ou se junta a outro
closing-what = Todos os outros espaços ficam sabendo que este terminou. Seus cartões deixam de valer e seus membros são levados ao espaço que continua no lugar. Não dá para desfazer.
closing-successor = O identificador do espaço que continua no lugar, se houver
closing-go = Encerrar este espaço de vez
closing-sure = Encerrar mesmo, de vez?
backup-title = Cópia de segurança
backup-what = Toda noite, um arquivo com tudo o que este espaço não consegue recuperar dos outros. As 24 palavras de recuperação o abrem. Três são guardados.
    .besides = Toda noite, um arquivo com tudo o que este espaço não consegue recuperar dos outros. As 24 palavras de recuperação o abrem, e também a sua frase-senha. Três são guardados.
backup-none = Ainda não há nenhuma.
backup-take = Salvar uma cópia
backup-at-home = Elas ficam neste computador e se perderiam com ele. De vez em quando, salve uma cópia num pendrive ou pasta de rede, ou indique outra pasta no config.toml.
backup-now = Fazer uma agora
backup-made = A cópia está feita.
backup-unsealed = As cópias são fechadas com as palavras de recuperação, e ninguém digitou neste computador as que valem. Digite-as uma vez:
backup-seal = Usar estas palavras
settings-cities = Dados das cidades:
settings-map = Mapa: Natural Earth

## O kit

kit-lead = Mostre que membros em viagem são bem-vindos.
kit-sticker = Adesivo para a vitrine
kit-sticker-what = O código traz o seu endereço: outro espaço escaneia e já fica conectado a você.
kit-sticker-web = O código abre o seu site: quem passa vê quem vocês são.
kit-sticker-no-web = Inclua um endereço da web em “Como falar com vocês”, nos Ajustes, e o código leva quem passa até lá.
kit-welcome = Boas-vindas a quem vem de outro coworking
kit-code = Código QR do seu endereço
kit-sticker-text = Visto de coworking · covisa
kit-flyer = Folheto para seus membros
kit-flyer-what = A5, para deixar na recepção.
kit-flyer-title = Trabalhe em outros espaços, de graça por alguns dias
kit-flyer-text = Seu plano aqui abre as portas de outros espaços. Peça seu passe de coworking na recepção: impresso ou no celular.
kit-flyer-known = { $count } espaços participam.
kit-flyer-here = O que oferecemos em troca:
kit-badges = Selos e logotipo
kit-badges-what = Para o seu site, os seus e-mails, a sua porta. PNG para programas que não leem SVG.
kit-badge-light = Selo claro
kit-badge-dark = Selo escuro
kit-logo = Logotipo
kit-closed = As suas condições dizem que o seu espaço fechou: não há nada a pendurar.
kit-snippet = Para o seu site
kit-snippet-what = Uma frase sobre o seu visto que os buscadores também entendem. Não tem script e não carrega nada.
kit-snippet-show = Mostrar o código
print-or-pdf = Imprimir ou salvar em PDF
kit-badge = Aceitamos o visto de coworking.

## A primeira vez

start-title = Crie seu espaço
start-kind = Boas-vindas ao covisa
start-lead = Três minutos, e sua recepção já pode conferir visitantes de outros espaços. Nada sai deste computador antes de você apertar o botão.
move-title = Mudar de outro computador
move-what = No computador antigo: Configurações, Cópia de segurança. Se ele se perdeu, pegue a última cópia da pasta de rede ou do pendrive.
move-file = A cópia: um arquivo que termina em .covisa
move-words = As 24 palavras da folha de recuperação
move-words-what = Na ordem; maiúsculas, números e quebras de linha não importam. A frase-senha das cópias também serve, se houver.
move-erased = A lista do que foi apagado depois, se houver: covisa-…-erased.json
move-erased-what = Fica ao lado da cópia. Sem ela, volta quem foi apagado depois de feita a cópia.
move-check = Mostrar o que ela contém
move-whole = A cópia está completa. É de { $when } e contém:
move-members = 
    { $count ->
        [one] { $count } membro
       *[other] { $count } membros
    }
move-cards = 
    { $count ->
        [one] { $count } cartão ou passe
       *[other] { $count } cartões e passes
    }
move-visits = 
    { $count ->
        [one] { $count } visita
       *[other] { $count } visitas
    }
move-pinned = 
    { $count ->
        [one] { $count } espaço verificado
       *[other] { $count } espaços verificados
    }
move-then = O espaço vai viver neste computador. Assim que um espaço conhecido responder, o computador antigo fica sabendo e não assina mais nada.
move-go = Mudar para cá
start-space = Seu espaço
start-name = Nome
start-city = Cidade
start-what-kind = Que tipo de lugar
start-region = Estado, província ou região
start-region-what = Algumas condições valem para uma região: é por isto que se guiam.
start-cities = Cidades
start-city-what = Dela vêm o país, o fuso horário e o lugar no mapa.
start-place = Tipo, região, país, fuso horário, posição
start-zone = Fuso horário
start-lat = Latitude (sul: −)
start-lon = Longitude (oeste: −)
start-contact = Como falar com vocês
start-terms = O que você oferece a membros de outros espaços
start-later = Tudo isto pode ser mudado quando você quiser.
start-go = Começar
# $city, $country, $zone: o que foi encontrado para uma cidade
start-city-found = { $city }, { $country } · { $zone }
welcome-title = Primeiros passos
words-title = Palavras explicadas
word-visa = Visto de coworking
    .means = O acordo entre espaços para que seus membros trabalhem alguns dias nos outros. Cada espaço diz o que oferece.
word-home = Espaço de origem
    .means = O espaço do qual o visitante é membro. Ele faz o passe e pode cancelá-lo.
word-pass = Passe, cartão
    .means = O que o visitante mostra: um QR code assinado pelo seu espaço, no celular ou em papel. Impresso ou enviado para todos os espaços, chama-se cartão.
word-code = Código curto
    .means = Dez letras e números que representam um passe, para dizer ou digitar onde não dá para escanear. O espaço de origem é consultado.
word-offer = Condições
    .means = O que um espaço oferece aos visitantes: quantos dias, quando, para quem e o que fazer antes.
word-key = Chave
    .means = A longa sequência de letras pela qual se reconhece um espaço. Um nome pode ser copiado, uma chave não.
word-checked = Conferido por nós
    .means = Alguém daqui ligou para esse espaço e comparou a chave. Só então os membros dele podem ficar verdes na recepção.
word-colours = Verde, amarelo, vermelho
    .means = O que a recepção mostra. Verde: boas-vindas. Amarelo: o passe é autêntico, e uma pessoa decide o resto. Vermelho: este passe não vale.
word-back = Cancelado, suspenso
    .means = O espaço de origem diz que um passe não vale: para sempre, ou até novo aviso. Os outros sabem em segundos.
word-connection = Conexão
    .means = O covisa de outro espaço com que o seu fala. Uma basta: as notícias de todos chegam junto.
word-recovery = Palavras de recuperação
    .means = 24 palavras que provam que um espaço é seu. Quem as tem, tem o espaço: guarde-as em papel, longe do computador.
welcome-kind = Seu espaço está criado
welcome-lead = Três passos, e já dá para receber o primeiro visitante.
welcome-try = Experimente
welcome-try-what = Faça um cartão para você e veja o que sua recepção diz dele.
welcome-you = Seu nome
welcome-card = Fazer meu cartão
welcome-made = Este é o seu cartão. No papel ou no celular, é o que seus membros levam consigo.
welcome-show = Mostrar na recepção
welcome-done = Ir à página inicial
said-founding = Criando seu espaço…
said-not-founded = Seu espaço não foi criado: veja o terminal, corrija o que ele aponta e tente de novo.

## Cartões impressos

sheet-title = Cartões do visto de coworking
sheet-card = Imprima em 100%, sem ajustar à página, em cartões de 85,60 × 53,98 mm.
sheet-sheet = Imprima em A4, em 100%, sem ajustar à página. Corte nas marcas.
sheet-kind = Cartão do visto de coworking
# Depois vem o nome do anfitrião.
sheet-guest = Visto de coworking: passe para
sheet-days = Dias
sheet-contact = Contato do espaço de origem
sheet-print = Quem está com este cartão pode mostrá-lo. Perdeu? Avise seu espaço de origem.

## A lista pública de espaços, em arquivos que qualquer um pode hospedar

directory-title = Encontre um espaço perto de você e vire membro
# $country: as duas letras do país
directory-country = Espaços em { $country }
# $day: data da lista
directory-day = Situação em { $day }.
directory-what = Membros destes espaços trabalham nos outros por alguns dias. Cada espaço assina o que diz de si e roda o próprio covisa; esta lista não tem dono.

## Quem já tem as condições mais novas

delivery-title = Quem já recebeu
delivery-nobody = Ainda não há a quem entregar: encontre espaços e confira as chaves deles.
# $arrived de $all espaços já têm
delivery-count = { $arrived } de { $all } espaços já receberam
delivery-on-its-way = a caminho
# $day: um dia
delivery-heard = últimas notícias em { $day }; recebe quando voltar

## A aparência do que sai do espaço

brand-title = Suas cores
brand-what = Aparecem nos passes de coworking que seus membros levam consigo.
brand-colour = Cor
brand-logo = Logotipo
brand-no-logo = Sem logotipo

## As mensagens do nó, e adesivos de outros espaços

log-title = O que o covisa informa
log-what = As últimas linhas do registro, para quem for ajudar você. Nenhum membro é citado.
log-none = Nada ainda.
find-sticker = Ou uma foto do adesivo na vitrine de outro espaço
find-sticker-read = Ler o adesivo

## O passaporte no celular

role-member = Celular de um membro
phone-title = Passe no celular
phone-what = O membro escaneia este código com o celular, e o passe abre lá. Depois cada membro faz os próprios passes, também para um só anfitrião.
phone-go = Mostrar o código
phone-no-host = Os celulares dos membros ainda não chegam ao covisa. Com um certificado em “Tablets na recepção” (Ajustes) chegam. Até lá, envie o passe como arquivo: faça um cartão acima.
passport-login = Peça na recepção do seu espaço de origem: lá mostram um código a você.
passport-not-now = Seu plano não usa o visto no momento. Fale com a recepção do seu espaço de origem.
passport-card = Seu cartão
passport-card-what = Para todos os anfitriões. Fica neste celular e funciona sem internet.
passport-card-make = Fazer meu cartão
passport-announce = Avisar o anfitrião da minha visita: assim não preciso de celular nem cartão
passport-desk-sees = A recepção vai ver
passport-desk-home = Espaço de origem
passport-offline = Sem conexão com seu espaço de origem no momento. Seus passes continuam aqui.
