//! Whole nodes: real processes, real libp2p, real disks.
//!
//! | file | what it tells |
//! |---|---|
//! | [`two`] | what one space publishes, another one sees |
//! | [`life`] | what becomes of a pass: taken back, suspended, lost, for one host; how soon a desk knows |
//! | [`said`] | visitors who can show nothing: a code, or a question to their home |
//! | [`kept`] | what a house keeps of its visitors, and for how long |
//! | [`line`] | three nodes in a line, whose ends never meet |
//! | [`bounds`] | what catching up with ten thousand spaces costs |
//! | [`cards`] | a card of one space at another one's desk |
//! | [`verbs`] | every verb, with and without the running node |
//! | [`usage`] | wrong usage, and a home that somebody else has |
//! | [`mistakes`] | mistakes in files, and that nothing happens because of them |
//! | [`workbooks`] | lists as workbooks of Excel |
//! | [`years`] | a house of many years, and the checkpoint of its visits |
//! | [`another`] | another process that writes to the same home |
//! | [`api`] | the API: tokens, bodies, pages, what is kept of a POST |
//! | [`sockets`] | who may ask: hosts, origins, slow and odd clients |
//! | [`bad_http`], [`bad_crowd`] | requests that nobody should send, many at once |
//! | [`bad_pass`], [`bad_cards`] | texts and cards that are not what they seem |
//! | [`desks`] | one pass at two desks of a house |
//! | [`numbers`] | numbers at the edges of what numbers can be |
//! | [`orders`] | a home that is copied and brought back, in ten orders |
//! | [`pairing`] | a desk is paired |
//! | [`pictures`] | pictures that are small as files and large as pictures |
//! | [`listeners`] | the way for desks on other machines has the desk and nothing else |
//! | [`roles`] | readers, desks, admins: what each reaches |
//! | [`setup`] | the first run ([`first_run`]): a space is founded on a page |
//! | [`outward`], [`hostile`] | what maps, search engines and web sites are given, and that strangers' words stay words |
//! | [`columns`] | what a column of a list is, by its header and by what stands in it |
//! | [`costs`] | what strangers cost: each budget under attack, for some seconds (`make attack`: for long) |
//! | [`delivery`] | terms are confirmed, and seen to arrive |
//! | [`unsaid`] | no page, log or file tells a token, a key or the recovery words |
//! | [`doors`] | what tests of ways in and of roles share |
//! | [`renewed`] | own records are signed anew in time |
//! | [`ledger`] | the ledger on its own: cut, altered, erased, of a later format |
//! | [`ruined`] | an index that is damaged, a ledger that was cut |
//! | [`crash`] | a node killed at any moment (`make crash`: a thousand times) |
//! | [`clocks`] | a clock that cannot be right |
//! | [`drill`] | the network task is made to fail |
//! | [`damaged`] | an index and pinned files damaged in many ways |
//! | [`faults`] | disks that are full, read-only or broken |
//! | [`slow`] | a slow disk, a clock that moves, and what may be answered before the disk has it |
//! | [`power`] | the power is cut (`tests/power-cut`, as root) |
//! | [`guests`] | what these five share: a house, its pinned homes, their passes |
//! | [`trace`] | nobody but the desk learns who stood there: every byte that others received |
//! | [`bad_cli`] | bad command lines |
//! | [`bad_paths`] | bad homes, names and environments |
//! | [`bad_ends`] | closed pipes, many at once on one home, ends by signals |
//! | [`bad_config`] | bad configurations and terms files |
//! | [`bad_gossip`] | bad messages on the topic, and what is said of each |
//! | [`bad_peers`] | right records from peers that mean harm |
//! | [`bad_control`] | bad gossipsub, identify and yamux: nothing ends, nobody is dialled |
//! | [`bad_streams`] | bad questions, answers and streams of catch-up |
//! | [`bad_life`], [`bad_lists`], [`bad_codes`] | passes, status lists and short codes that count no more or never did |
//! | [`bad_messages`], [`bad_talk`] | bad messages about visits, from somebody with the keys of a pinned home ([`voice`]) |
//! | [`bad_answers`] | bad answers to what a node asks |
//! | [`rosters`] | member lists of other systems and by hand, good and bad |
//! | [`imports`] | member lists read in: told before, whole or not at all, put back |
//! | [`troubles`] | lists on which programs of this kind have failed |
//! | [`undone`] | imports that are taken back |
//! | [`bad_imports`] | files that are no member list, profiles that are wrong |
//! | [`taken_back`] | a card that was taken back stays red, whatever clocks and copies say |
//! | [`rounds`] | rounds of whatever happens to homes and hosts (`make rounds`: 500) |
//! | [`invitations`] | spaces meet: one invites, the other accepts; what follows |
//! | [`vouches`], [`vouched`] | for whom others vouch: between nodes, and in whatever order records come |
//! | [`join`] | what was taken back stays taken back, in every order: the core alone |
//! | [`backups`] | backups: proven, brought back, moved to another computer |
//! | [`bad_backups`] | what is no backup, or does not come back |
//! | [`shelf`] | how many backups are kept and where, and what opens them |
//! | [`records`] | what is published, read by others' libraries |

#![allow(clippy::unwrap_used)]

mod another;
mod api;
mod backups;
mod bad_answers;
mod bad_backups;
mod bad_cards;
mod bad_cli;
mod bad_codes;
mod bad_config;
mod bad_control;
mod bad_crowd;
mod bad_ends;
mod bad_gossip;
mod bad_http;
mod bad_imports;
mod bad_kit;
mod bad_life;
mod bad_lists;
mod bad_messages;
mod bad_pass;
mod bad_paths;
mod bad_peers;
mod bad_streams;
mod bad_talk;
mod bounds;
mod card_life;
mod cards;
mod clocks;
mod columns;
mod costs;
mod crash;
mod damaged;
mod delivery;
mod desks;
mod doors;
mod drill;
mod ended;
mod events;
mod faults;
mod first_run;
mod guests;
mod half_open;
mod hostile;
mod imports;
mod invitations;
mod join;
mod judging;
mod kept;
mod keys;
mod ledger;
mod life;
mod line;
mod listeners;
mod locked;
mod meeting;
mod mistakes;
mod moved;
mod nearby;
mod numbers;
mod orders;
mod outward;
mod pairing;
mod pictures;
mod power;
mod premises;
mod promised;
mod reached;
mod records;
mod renewed;
mod roles;
mod rosters;
mod rounds;
mod ruined;
mod said;
mod setup;
mod shelf;
mod slow;
mod sockets;
mod stated;
mod strangers;
mod tablets;
mod taken_back;
mod trace;
mod troubles;
mod two;
mod undone;
mod unsaid;
mod usage;
mod verbs;
mod voice;
mod vouched;
mod vouches;
mod workbooks;
mod years;
