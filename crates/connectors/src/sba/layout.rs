//! The layouts and how one is recognised.

use std::path::Path;

use crate::ImportError;

/// What a column holds, whatever a layout calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Field {
    Id,
    ApprovedOn,
    FiscalYear,
    Amount,
    Guaranteed,
    Industry,
    Region,
    Setting,
    NewBusiness,
    Employees,
    JobsCreated,
    JobsRetained,
    Franchise,
    Revolving,
    LowDoc,
    Lender,
    BankRegion,
    Term,
    DisbursedOn,
    Disbursed,
    Status,
    DefaultFlag,
    ChargedOff,
    ChargedOffOn,
    Weight,
    Stratified,
    Block,
}

/// Number of fields.
pub(crate) const FIELDS: usize = Field::Block as usize + 1;

/// A known layout of loan-history files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// SBAnational.csv.
    National,
    /// The teaching case.
    Case,
    /// The agency's 7(a) disclosure.
    Foia,
    /// `sba_loans.parquet`.
    Loans,
    /// `sba_origination.parquet`.
    Origination,
}

pub(crate) const KNOWN: &str = "sba-national (LoanNr_ChkDgt), sba-case (LoanNr_ChkDgt, daysterm), sba-foia \
                                (GrossApproval), sba-loans (loan_nr), sba-origination (row_id, naics_sector)";

/// A column: what it holds, its names (the first is the usual one), whether an import is senseless without it.
type Column = (Field, &'static [&'static str], bool);

const NATIONAL: &[Column] = &[
    (Field::Id, &["LoanNr_ChkDgt"], true),
    (Field::Region, &["State"], true),
    (Field::Lender, &["Bank"], false),
    (Field::BankRegion, &["BankState"], false),
    (Field::Industry, &["NAICS"], true),
    (Field::ApprovedOn, &["ApprovalDate"], true),
    (Field::FiscalYear, &["ApprovalFY"], true),
    (Field::Term, &["Term"], false),
    (Field::Employees, &["NoEmp"], false),
    (Field::NewBusiness, &["NewExist"], false),
    (Field::JobsCreated, &["CreateJob"], false),
    (Field::JobsRetained, &["RetainedJob"], false),
    (Field::Franchise, &["FranchiseCode"], false),
    (Field::Setting, &["UrbanRural"], false),
    (Field::Revolving, &["RevLineCr"], false),
    (Field::LowDoc, &["LowDoc"], false),
    (Field::ChargedOffOn, &["ChgOffDate"], false),
    (Field::DisbursedOn, &["DisbursementDate"], false),
    (Field::Disbursed, &["DisbursementGross"], false),
    (Field::Status, &["MIS_Status"], true),
    (Field::ChargedOff, &["ChgOffPrinGr"], true),
    (Field::Amount, &["GrAppv"], true),
    (Field::Guaranteed, &["SBA_Appv"], true),
];

const FOIA: &[Column] = &[
    (Field::Id, &["LoanNumber", "LoanNr"], false),
    (Field::Region, &["ProjectState", "BorrState"], true),
    (Field::Lender, &["BankName"], false),
    (Field::BankRegion, &["BankState"], false),
    (Field::Industry, &["NaicsCode"], true),
    (Field::ApprovedOn, &["ApprovalDate"], true),
    (Field::FiscalYear, &["ApprovalFiscalYear", "ApprovalFY"], true),
    (Field::Term, &["TermInMonths"], false),
    (Field::NewBusiness, &["BusinessAge"], false),
    (Field::JobsCreated, &["JobsSupported"], false),
    (Field::Franchise, &["FranchiseCode"], false),
    (Field::Revolving, &["RevolverStatus"], false),
    (Field::ChargedOffOn, &["ChargeOffDate"], false),
    (Field::DisbursedOn, &["FirstDisbursementDate"], false),
    (Field::Status, &["LoanStatus"], true),
    (Field::ChargedOff, &["GrossChargeOffAmount"], true),
    (Field::Amount, &["GrossApproval"], true),
    (Field::Guaranteed, &["SBAGuaranteedApproval"], true),
];

const LOANS: &[Column] = &[
    (Field::Id, &["loan_nr"], true),
    (Field::Region, &["state"], true),
    (Field::Lender, &["bank"], false),
    (Field::BankRegion, &["bank_state"], false),
    (Field::Industry, &["naics"], true),
    (Field::ApprovedOn, &["approval_date"], true),
    (Field::FiscalYear, &["approval_fy"], true),
    (Field::Term, &["term_months"], false),
    (Field::Employees, &["no_emp"], false),
    (Field::NewBusiness, &["new_exist"], false),
    (Field::JobsCreated, &["create_job"], false),
    (Field::JobsRetained, &["retained_job"], false),
    (Field::Franchise, &["franchise_code"], false),
    (Field::Setting, &["urban_rural"], false),
    (Field::Revolving, &["rev_line_cr"], false),
    (Field::LowDoc, &["low_doc"], false),
    (Field::ChargedOffOn, &["chg_off_date"], false),
    (Field::DisbursedOn, &["disbursement_date"], false),
    (Field::Disbursed, &["disbursement_gross_cents"], false),
    (Field::Status, &["mis_status"], true),
    (Field::ChargedOff, &["chg_off_prin_cents"], true),
    (Field::Amount, &["gr_appv_cents"], true),
    (Field::Guaranteed, &["sba_appv_cents"], true),
    (Field::DefaultFlag, &["default"], false),
    (Field::Weight, &["sample_weight"], false),
    (Field::Stratified, &["in_stratified"], false),
    (Field::Block, &["in_block"], false),
];

const ORIGINATION: &[Column] = &[
    (Field::Id, &["row_id"], true),
    (Field::Term, &["term_months"], false),
    (Field::NewBusiness, &["new_exist"], false),
    (Field::Amount, &["gr_appv_cents"], true),
    (Field::Guaranteed, &["sba_appv_cents"], true),
    (Field::Revolving, &["rev_line_cr"], false),
    (Field::LowDoc, &["low_doc"], false),
    (Field::Industry, &["naics_sector"], true),
    (Field::DefaultFlag, &["default"], true),
];

impl Layout {
    /// Every layout, in the order they are tried: the more particular first.
    pub const ALL: [Self; 5] = [Self::Case, Self::National, Self::Foia, Self::Loans, Self::Origination];

    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::National => "sba-national",
            Self::Case => "sba-case",
            Self::Foia => "sba-foia",
            Self::Loans => "sba-loans",
            Self::Origination => "sba-origination",
        }
    }

    const fn columns(self) -> &'static [Column] {
        match self {
            Self::National | Self::Case => NATIONAL,
            Self::Foia => FOIA,
            Self::Loans => LOANS,
            Self::Origination => ORIGINATION,
        }
    }

    const fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Case => &["LoanNr_ChkDgt", "daysterm"],
            Self::National => &["LoanNr_ChkDgt"],
            Self::Foia => &["GrossApproval"],
            Self::Loans => &["loan_nr"],
            Self::Origination => &["row_id", "naics_sector"],
        }
    }

    /// Amounts are whole cents, not dollars.
    pub(crate) const fn in_cents(self) -> bool {
        matches!(self, Self::Loans | Self::Origination)
    }

    /// The usual name of a field's column, for messages.
    pub(crate) fn name_of(self, field: Field) -> &'static str {
        self.columns().iter().find(|(held, ..)| *held == field).map_or("", |(_, names, _)| names[0])
    }
}

/// A recognised layout with the position of each field's column.
pub(crate) struct Plan {
    pub(crate) layout: Layout,
    pub(crate) positions: [Option<usize>; FIELDS],
    pub(crate) width: usize,
}

/// Recognises the layout of a header.
pub(crate) fn recognise(path: &Path, header: &[String]) -> Result<Plan, ImportError> {
    let position = |name: &str| header.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
    let Some(layout) = Layout::ALL.into_iter().find(|layout| layout.marks().iter().all(|m| position(m).is_some()))
    else {
        let shown: String = header.join(", ").chars().take(200).collect();
        let why = format!("its columns are {shown}");
        return Err(ImportError::UnknownLayout { path: path.to_owned(), why, known: KNOWN });
    };
    let (mut positions, mut missing) = ([None; FIELDS], Vec::new());
    for (field, names, required) in layout.columns() {
        positions[*field as usize] = names.iter().find_map(|name| position(name));
        if *required && positions[*field as usize].is_none() {
            missing.push(names[0]);
        }
    }
    if missing.is_empty() {
        return Ok(Plan { layout, positions, width: header.len() });
    }
    let missing = missing.join(", ");
    Err(ImportError::MissingColumns { path: path.to_owned(), layout: layout.code(), missing })
}
