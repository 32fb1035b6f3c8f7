//! The network task is made to fail: the desk goes on, and the network comes back.

use std::time::Instant;

use covisa::service::{Options, Service};
use covisa_tests::asking::Asking;
use covisa_tests::program::Home;
use covisa_tests::wait_for;
use serde_json::json;
use tokio::runtime::Runtime;

#[test]
fn the_desk_answers_while_the_network_falls_and_the_network_comes_back() {
    let (nord, sued) = (Home::init("Example Nord"), Home::init("Example Sued"));
    let far = sued.serve();
    let pass = nord.card_of("Alice Example");
    let seq = nord.done(&["terms", "show"])["seq"].as_u64();
    let runtime = Runtime::new().unwrap();
    let options = Options {
        backups: None,
        nightly: false,
        nearby: false,
        home: nord.path(),
        listen: Some(vec!["/ip4/127.0.0.1/tcp/0".to_owned()]),
        announce: Vec::new(),
        announce_private: false,
        peers: vec![far.address()],
        http: "127.0.0.1:0".parse().unwrap(),
        desk_http: None,
        desk_plain: false,
        public_hosts: Vec::new(),
        invitation_page: String::new(),
        proxies: Default::default(),
    };
    let service = runtime.block_on(Service::start(options)).unwrap();
    let ask = Asking::new(&service.url, &nord.token());
    let connected = || ask.get("status").json()["peers"] == 1;
    wait_for("The two are connected", connected);
    for drill in 1..=3 {
        let begun = Instant::now();
        runtime.block_on(service.node.drill_network());
        let mut checks = 0;
        wait_for("The network is back", || {
            let check = ask.post("desk/check", &json!({ "pass": pass }));
            assert_eq!(check.status, 200, "The desk is answered throughout.");
            checks += 1;
            ask.metric("covisa_network_restarts_total") == drill && connected()
        });
        println!(
            "drill {drill}: connected again after {:.1?}, {checks} checks answered meanwhile",
            begun.elapsed()
        );
    }
    let path = format!("spaces/{}", nord.space);
    let known = || far.ask.get(&path).json()["terms_seq"].as_u64();
    wait_for("The other one knows its terms", || known() == seq);
    runtime.block_on(service.stop());
}
