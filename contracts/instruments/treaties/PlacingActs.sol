// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITreaties} from "./ITreaties.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {Line, Treaty, TreatyState} from "./Treaty.sol";
import {TreatyBooks} from "./TreatyBooks.sol";
import {TreatyRules} from "./TreatyRules.sol";
import {hashSigning} from "./TreatySignatures.sol";
import {LineTerms, treatyIdOf, TreatyTerms} from "./TreatyTerms.sol";
import {approvedBy, DualApproval} from "../../members/DualApproval.sol";
import {IMembers, Standing} from "../../members/IMembers.sol";
import {REINSURANCE} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title PlacingActs
/// @notice Documented in ITreaties: from the lead's quote to a treaty that binds. Linked into Treaties.
library PlacingActs {
    using TreatyBooks for *;

    function quote(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        TreatyTerms calldata terms,
        uint48 deadline,
        DualApproval calldata byLead
    ) external returns (TreatyId id) {
        id = treatyIdOf(terms);
        Treaty storage treaty = state.treaties[id];
        id.requireState(treaty, TreatyState.None);
        (uint64 premium, uint64 ceded, uint64 capacity) = TreatyRules.requireSound(state, on, terms);
        id.requireInTime(deadline);
        OrgId lead = terms.lines[0].org;
        id.requireParty(lead, approvedBy(on.members, domain.digestOf(hashSigning(id, deadline)), byLead));

        _write(treaty, terms);
        (treaty.premium, treaty.ceded, treaty.commission) = (premium, ceded, ceded - premium);
        treaty.capacity = capacity;
        _writeLists(state, id, terms);
        emit ITreaties.TreatyQuoted(id, terms.cedent, lead, terms);
        _sign(id, treaty, 0, lead, terms.lines[0].bps);
    }

    function write(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        TreatyId id,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Treaty storage treaty = state.treaties[id];
        id.requireState(treaty, TreatyState.Quoted);
        id.requireInTime(deadline);
        OrgId org = approvedBy(on.members, domain.digestOf(hashSigning(id, deadline)), approval);
        uint256 index = state.lineOf(id, org);
        require(treaty.written & (1 << index) == 0, ITreaties.Treaties_LineWritten(id, org));
        _sign(id, treaty, index, org, state.lines[id][index].bps);
    }

    function bind(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        TreatyId id,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Treaty storage treaty = state.treaties[id];
        id.requireState(treaty, TreatyState.Placed);
        id.requireInTime(treaty.boundBy);
        id.requireInTime(deadline);
        OrgId cedent = treaty.cedent;
        id.requireParty(cedent, approvedBy(on.members, domain.digestOf(hashSigning(id, deadline)), approval));

        treaty.state = TreatyState.Bound;
        treaty.accountAt = treaty.inception + uint48(treaty.accountDays) * 1 days;
        emit ITreaties.TreatyBound(id);
        (uint256 count, uint256 capacity) = (treaty.lineCount, treaty.capacity);
        for (uint256 i = 0; i < count; i++) {
            Line memory line = state.lines[id][i];
            Standing standing = on.members.standingOf(line.org); // it signed before, and takes the risk now
            require(standing == Standing.Active, IMembers.Members_NotActive(line.org, standing));
            require(
                line.collateral >= line.required,
                ITreaties.Treaties_CollateralMissing(id, line.org, line.required, line.collateral)
            );
            uint256 amount = TreatyBooks.exposureOf(capacity, line.bps);
            if (amount != 0) on.limits.use(line.org, cedent, REINSURANCE, amount);
        }
    }

    /* PRIVATE */

    function _write(Treaty storage y, TreatyTerms calldata t) private {
        (y.state, y.cedent, y.arbiter) = (TreatyState.Quoted, t.cedent, t.arbiter);
        (y.lineCount, y.layerCount) = (uint8(t.lines.length), uint8(t.layers.length)); // 16 and 8 at most
        (y.assessDays, y.payDays, y.noticeDays) = (t.assessDays, t.payDays, t.noticeDays);
        (y.windowHours, y.accountDays, y.risksAttaching) = (t.windowHours, t.accountDays, t.risksAttaching);
        (y.profitBps, y.expenseBps, y.deficit) = (t.profitBps, t.expenseBps, t.deficit);
        (y.boundBy, y.inception, y.expiry, y.runOffUntil) = (t.boundBy, t.inception, t.expiry, t.runOffUntil);
        (y.cash, y.cedentAccount) = (address(t.cash), t.cedentAccount);
        (y.cashCallAt, y.authority) = (t.cashCallAt, t.authority);
        (y.calendar, y.inuring) = (t.calendar, t.inuring);
    }

    function _writeLists(TreatiesState storage state, TreatyId id, TreatyTerms calldata t) private {
        for (uint256 i = 0; i < t.lines.length; i++) {
            LineTerms calldata line = t.lines[i];
            state.lines[id][i] = Line(line.org, line.bps, line.collateral, 0, 0, line.account);
        }
        for (uint256 i = 0; i < t.layers.length; i++) state.layers[id][i] = t.layers[i];
        for (uint256 i = 0; i < t.instalments.length; i++) state.instalments[id].push(t.instalments[i]);
    }

    function _sign(TreatyId id, Treaty storage treaty, uint256 index, OrgId org, uint16 bps) private {
        uint16 written = treaty.written | uint16(1 << index); // 16 lines
        treaty.written = written;
        emit ITreaties.LineWritten(id, org, bps);
        if (written != (1 << treaty.lineCount) - 1) return;
        treaty.state = TreatyState.Placed;
        emit ITreaties.TreatyPlaced(id);
    }
}
