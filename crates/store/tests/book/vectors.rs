//! Golden vectors: the event hash, and the Merkle tree against published roots and another implementation.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use sha2::Sha256;
use store::hash::{EventFields, NO_EVENT, event_hash};
use store::merkle::{
    ConsistencyProof, Edge, InclusionProof, consistency_ranges, empty_root, fold, inclusion_ranges, leaf_hash, subtrees,
};

fn fields() -> EventFields<'static> {
    EventFields {
        institution: "ins_07070707070707070707070707070707",
        stream_kind: "loan",
        stream_id: &[1; 16],
        version: 1,
        kind: "opened",
        schema: 1,
        effective_on: "2025-01-31",
        recorded_at: "2025-01-31T01:02:03.456Z",
        actor: "usr_demo",
        payload: b"{\"principal\":100000}",
        previous: &NO_EVENT,
    }
}

#[test]
fn the_event_hash_is_golden() {
    // Made apart from this program, with Python's hashlib over the layout in `store::hash`.
    assert_eq!(hex::encode(event_hash(&fields())), "d98325cda3dacc57c24b74bc0c54cbba3336363cd04826eae52a584912ec5417");
}

#[test]
fn every_field_counts_and_fields_do_not_run_together() {
    let base = fields();
    let others = [
        EventFields { institution: "ins_07070707070707070707070707070708", ..base },
        EventFields { stream_kind: "loam", ..base },
        EventFields { stream_id: &[2; 16], ..base },
        EventFields { version: 2, ..base },
        EventFields { kind: "opene", actor: "dusr_demo", ..base },
        EventFields { schema: 2, ..base },
        EventFields { effective_on: "2025-02-01", ..base },
        EventFields { recorded_at: "2025-01-31T01:02:03.457Z", ..base },
        EventFields { actor: "usr_dem", payload: b"o{\"principal\":100000}", ..base },
        EventFields { payload: b"{\"principal\":100001}", ..base },
        EventFields { previous: &[9; 32], ..base },
    ];
    let mut hashes: Vec<_> = others.iter().chain([&base]).map(event_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 12);
}

/// Leaves and roots published with the Certificate Transparency code and used by every implementation since.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn the_tree_gives_the_published_roots() {
    assert_eq!(hex::encode(empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    let mut edge = Edge::default();
    for (leaf, root) in LEAVES.iter().zip(ROOTS) {
        edge.push(leaf_hash(&hex::decode(leaf).unwrap()), |_, _| {});
        assert_eq!(hex::encode(edge.root()), root, "{} leaves", edge.size());
    }
}

/// Roots of ranges folded from the nodes that the edge completed, as the book does it.
struct Nodes(std::collections::BTreeMap<(u8, u64), [u8; 32]>);

impl Nodes {
    fn roots(&self, ranges: &[(u64, u64)]) -> Vec<[u8; 32]> {
        ranges.iter().map(|&(from, to)| fold(&self.hashes(from, to))).collect()
    }

    fn hashes(&self, from: u64, to: u64) -> Vec<[u8; 32]> {
        subtrees(from, to).iter().map(|place| self.0[place]).collect()
    }
}

#[test]
fn proofs_agree_with_another_implementation() {
    let mut other = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    let (mut edge, mut nodes) = (Edge::default(), Nodes(std::collections::BTreeMap::new()));
    let mut roots = vec![empty_root()];
    for size in 1..=40_u64 {
        let data = size.to_be_bytes().repeat(4);
        let hash: [u8; 32] = data.clone().try_into().unwrap();
        other.push(data);
        nodes.0.insert((0, size - 1), leaf_hash(&hash));
        edge.push(leaf_hash(&hash), |place, hash| {
            nodes.0.insert(place, hash);
        });
        roots.push(edge.root());
        assert_eq!(other.root().as_bytes().as_slice(), edge.root());
        assert_eq!(Edge::of(size, nodes.hashes(0, size)), edge, "the edge can be rebuilt from stored nodes");
        for index in 0..size {
            let path = nodes.roots(&inclusion_ranges(index, size));
            let theirs = other.prove_inclusion(usize::try_from(index).unwrap());
            assert_eq!(theirs.as_bytes(), path.concat(), "leaf {index} of {size}");
            let event_hash = (index + 1).to_be_bytes().repeat(4).try_into().unwrap();
            let proof = InclusionProof { log_index: index + 1, tree_size: size, event_hash, path };
            assert!(proof.leads_to(&edge.root()));
            assert!(
                !InclusionProof { log_index: (index + 1) % size + 1, ..proof.clone() }.leads_to(&edge.root())
                    || size == 1
            );
            assert!(!InclusionProof { event_hash: [0xee; 32], ..proof }.leads_to(&edge.root()));
        }
        for old in 1..size {
            let path = nodes.roots(&consistency_ranges(old, size));
            let theirs = other.prove_consistency(usize::try_from(size - old).unwrap());
            assert_eq!(theirs.as_bytes(), path.concat(), "{old} to {size}");
            let proof = ConsistencyProof { old_size: old, new_size: size, path };
            let (old_root, new_root) = (roots[usize::try_from(old).unwrap()], edge.root());
            assert!(proof.ties(&old_root, &new_root));
            assert!(!proof.ties(&[0xee; 32], &new_root) && !proof.ties(&old_root, &[0xee; 32]));
        }
    }
}
