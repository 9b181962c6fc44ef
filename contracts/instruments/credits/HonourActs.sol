// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Claims} from "./Claims.sol";
import {Presentation, PresentationState, Reimbursement} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {IPresentations} from "./IPresentations.sol";
import {RefState} from "../../evidence/IFingerprints.sol";
import {Instrument, Obligation} from "../../ledger/Terms.sol";
import {Deal, Leg} from "../../settlement/Deal.sol";
import {OrgId} from "../../types/OrgId.sol";
import {Ref} from "../../types/Ref.sol";
import {BANK, Roles} from "../../types/Roles.sol";

/// @title HonourActs
/// @notice Documented in ICase and IPresentations: what becomes of claims on banks that accepted. Linked into LettersOfCredit.
library HonourActs {
    using Claims for *;
    using CreditBooks for *;

    function settled(
        CreditsFoundation memory on,
        Deal calldata deal,
        uint256 leg,
        bytes32 dealId,
        OrgId from,
        OrgId to
    ) external {
        if (from == to || !_isBank(on, to)) return;
        Leg calldata moved = deal.legs[leg];
        _finance(on, moved.id, to);
        emit IPresentations.ClaimNegotiated(moved.id, from, to, moved.amount, deal.recourse, dealId);
    }

    function pledged(CreditsFoundation memory on, uint256 id, OrgId pledgee) external {
        if (_isBank(on, pledgee)) _finance(on, id, pledgee);
    }

    /// @dev Money at maturity, from who owes, and whole: no late interest is asked.
    function paid(
        CreditsState storage state,
        CreditsFoundation memory on,
        uint256 id,
        address payer,
        uint256 amount
    ) external {
        Instrument memory instrument = on.ledger.instrumentOf(id);
        uint256 root = instrument.root == 0 ? id : instrument.root;
        uint256 claim = state.reimburses[root];
        Presentation storage p = state.presentations[claim == 0 ? root : claim];
        uint48 maturity = instrument.terms.maturity;
        OrgId org = on.members.orgOf(payer);
        bool inPlace = org != instrument.terms.obligor;
        if (inPlace) {
            // Art. 7 a: the issuer, which accepted, honours for a confirmer that did not on its day.
            bool may = claim == 0 && p.reimbursement == Reimbursement.Accepted && block.timestamp >= maturity + 1 days;
            require(may && org == state.credits[p.credit].issuer, IPresentations.Presentations_NotObligor(id, org));
        }
        require(block.timestamp >= maturity, IPresentations.Presentations_NotDue(id, maturity));
        Obligation memory obligation = on.ledger.obligationOf(id);
        uint256 whole = obligation.face - obligation.paid;
        require(amount == whole, IPresentations.Presentations_NotWhole(id, whole, amount));

        uint96 part = uint96(amount); // part of a presentation
        if (claim == 0) _honour(state, on, root, p, part, payer, inPlace);
        if (claim != 0 || inPlace) _reimburse(state, on, claim == 0 ? root : claim, p, part, payer);
    }

    /* PRIVATE */

    function _honour(
        CreditsState storage state,
        CreditsFoundation memory on,
        uint256 claim,
        Presentation storage p,
        uint96 amount,
        address payer,
        bool inPlace
    ) private {
        uint96 sum = p.paid + amount;
        p.paid = sum;
        if (inPlace) emit IPresentations.HonouredInPlace(claim, amount);
        else emit IPresentations.Honoured(claim, amount);
        if (sum == p.amount) {
            p.state = PresentationState.Honoured;
            on.fingerprints.close(Ref.wrap(bytes32(claim)));
        }
        if (!p.atConfirmer) state.charge(p.credit, amount, p.bound, payer);
    }

    /// @dev The issuer paid for its applicant: the confirmer, or for it.
    function _reimburse(
        CreditsState storage state,
        CreditsFoundation memory on,
        uint256 claim,
        Presentation storage p,
        uint96 amount,
        address payer
    ) private {
        uint96 sum = p.reimbursed + amount;
        p.reimbursed = sum;
        if (sum == p.amount) p.reimbursement = Reimbursement.Paid;
        emit IPresentations.Reimbursed(claim, amount);
        state.endReimbursement(on, p.credit, amount, false);
        state.charge(p.credit, amount, p.bound, payer);
    }

    /// @dev The first bank that pays for a claim, or lends against it, is told to all others.
    function _finance(CreditsFoundation memory on, uint256 id, OrgId bank) private {
        uint256 root = on.ledger.instrumentOf(id).root;
        Ref ref = Ref.wrap(bytes32(root == 0 ? id : root));
        (RefState state, , ) = on.fingerprints.references(ref);
        if (state == RefState.Bound) on.fingerprints.finance(bank, ref); // a reimbursement has no documents of its own
    }

    function _isBank(CreditsFoundation memory on, OrgId org) private view returns (bool) {
        (, , Roles roles, ) = on.members.organisations(org);
        return roles.includes(BANK);
    }
}
