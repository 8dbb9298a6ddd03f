//! The three files read, and their firms: known ones found by the keyed hash of their code, new ones registered.

use std::collections::{BTreeMap, HashMap};

use codes::{FirmId, InstitutionId, Uscc};
use connectors::migration::{self as files, BalanceRow, BookError, BookFile, ContractRow, MoveRow, Refused};
use decision::{Kyc, Standing};
use sha2::{Digest, Sha256};

use super::bring::{LoanInput, derived};
use super::report::{MigrationFile, file_name, sums};
use crate::Platform;
use crate::events::Request;
use crate::firms::NewFirm;
use crate::problem::{Code, Outcome, Problem};

/// The three files with their names.
#[derive(Debug, Clone, Copy)]
pub struct BookFiles<'a> {
    /// Contracts: name and bytes.
    pub contracts: (&'a str, &'a [u8]),
    /// Balances at the cut-over day.
    pub balances: (&'a str, &'a [u8]),
    /// Movements, where there are any.
    pub history: Option<(&'a str, &'a [u8])>,
}

impl BookFiles<'_> {
    pub(super) fn digests(&self) -> Vec<[u8; 32]> {
        let all = [Some(self.contracts), Some(self.balances), self.history];
        all.into_iter().flatten().map(|(_, bytes)| Sha256::digest(bytes).into()).collect()
    }
}

/// What was read.
pub(super) struct ReadBook {
    contracts: Vec<ContractRow>,
    balances: HashMap<String, BalanceRow>,
    moves: HashMap<String, Vec<MoveRow>>,
    pub refused: Vec<Refused>,
    pub files: Vec<MigrationFile>,
}

impl ReadBook {
    fn input(&self, contract: &ContractRow, firm: FirmId) -> LoanInput {
        let balance = self.balances.get(&contract.number).cloned();
        LoanInput {
            // Who it is goes to the vault.
            contract: ContractRow { client: String::new(), uscc: None, ..contract.clone() },
            firm,
            balance: balance.map(|balance| BalanceRow { number: String::new(), ..balance }),
            moves: self.moves.get(&contract.number).cloned().unwrap_or_default(),
        }
    }

    /// Loans with ids for their firms that follow from the codes: for a check, which registers nobody.
    pub fn unregistered(&self) -> Vec<LoanInput> {
        let firm = |contract: &ContractRow| {
            let code = contract.uscc.as_ref().map(ToString::to_string).unwrap_or_default();
            FirmId::from_bytes(derived(&[b"firm", code.as_bytes()]))
        };
        self.contracts.iter().map(|contract| self.input(contract, firm(contract))).collect()
    }
}

fn file_problem(error: BookError) -> Problem {
    Problem::from_domain(Code::ImportFailed, error)
}

fn file_card(
    file: BookFile,
    (name, bytes): (&str, &[u8]),
    format: String,
    (rows, read): (u64, u64),
    found: &[files::ControlSum],
) -> MigrationFile {
    MigrationFile {
        file: file_name(file),
        name: name.chars().take(200).collect(),
        format,
        digest: hex::encode(Sha256::digest(bytes)),
        rows,
        read,
        sums: sums(found),
    }
}

impl Platform {
    /// Reads the three files.
    pub(super) async fn read_book(&self, institution: InstitutionId, given: &BookFiles<'_>) -> Outcome<ReadBook> {
        let usual = self.institution(institution).await?.currency;
        tokio::task::block_in_place(|| {
            let contracts = files::contracts(given.contracts.1, usual).map_err(file_problem)?;
            let mut currencies: HashMap<String, money::Currency> =
                contracts.read.iter().map(|row| (row.number.clone(), row.principal.currency())).collect();
            // A contract that was set aside is missed once: its balance and movements are read and go with it.
            for row in &contracts.refused {
                if let Some(number) = &row.number {
                    currencies.entry(number.trim().to_owned()).or_insert(usual);
                }
            }
            let of = |number: &str| currencies.get(number).copied();
            let balances = files::balances(given.balances.1, of).map_err(file_problem)?;
            let history =
                given.history.map(|(_, bytes)| files::history(bytes, of)).transpose().map_err(file_problem)?;
            let mut cards = vec![
                file_card(
                    BookFile::Contracts,
                    given.contracts,
                    contracts.format,
                    (contracts.rows, contracts.read.len() as u64),
                    &contracts.sums,
                ),
                file_card(
                    BookFile::Balances,
                    given.balances,
                    balances.format,
                    (balances.rows, balances.read.len() as u64),
                    &balances.sums,
                ),
            ];
            let mut refused = contracts.refused;
            refused.extend(balances.refused);
            let mut moves = HashMap::new();
            if let (Some(history), Some(file)) = (history, given.history) {
                let read = history.read.values().map(|rows| rows.len() as u64).sum();
                cards.push(file_card(BookFile::History, file, history.format, (history.rows, read), &history.sums));
                refused.extend(history.refused);
                moves = history.read;
            }
            Ok(ReadBook { contracts: contracts.read, balances: balances.read, moves, refused, files: cards })
        })
    }

    /// Loans with their firms, which are registered where they are not known.
    pub(super) async fn registered(&self, request: &Request<'_>, read: &ReadBook) -> Outcome<Vec<LoanInput>> {
        // One entry a firm, the first contract's name; in the order of codes, so that a second try finds the same.
        let mut firms: BTreeMap<Uscc, &ContractRow> = BTreeMap::new();
        for contract in &read.contracts {
            if let Some(code) = contract.uscc {
                firms.entry(code).or_insert(contract);
            }
        }
        let firms = firms.into_iter().map(|(code, contract)| new_firm(code, contract)).collect();
        let ids = self.firm_ids(request, firms).await?;
        let firm = |contract: &ContractRow| ids.get(contract.uscc.as_ref()?).copied();
        Ok(read.contracts.iter().filter_map(|contract| Some(read.input(contract, firm(contract)?))).collect())
    }
}

/// A firm as its contract tells of it: the other system identified it, and whoever lends to it has looked it up.
fn new_firm(uscc: Uscc, contract: &ContractRow) -> NewFirm {
    NewFirm {
        id: None,
        uscc,
        name: contract.client.clone(),
        region: contract.region.clone(),
        industry: contract.industry.clone(),
        registered_on: None,
        standing: Standing::Active,
        kyc: Kyc::Complete,
        simulated: false,
    }
}
