// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Arrears, Debt, ReceivableState} from "./Debt.sol";
import {IReceivables} from "./IReceivables.sol";
import {IRecourses} from "./IRecourses.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {instrumentIdOf} from "../../ledger/InstrumentId.sol";
import {Obligation} from "../../ledger/Terms.sol";
import {DayCount} from "../../libraries/DayCount.sol";
import {Basis} from "../../types/Basis.sol";
import {GUARANTEE, OBLIGOR_RISK, UNDERTAKING} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";

/// @title Debts
/// @notice What all parts of Receivables do with a debt.
library Debts {
    /// @return instrument The ledger's id.
    function of_(
        ReceivablesState storage state,
        IInstruments ledger,
        ReceivableId receivable
    ) internal view returns (uint256 instrument, Debt storage debt) {
        instrument = instrumentIdOf(address(ledger), address(this), receivable.raw());
        debt = state.debts[instrument];
    }

    function requireState(ReceivableId id, Debt storage debt, ReceivableState wanted) internal view {
        ReceivableState state = debt.state;
        if (state != wanted) revert IReceivables.Receivables_WrongState(id, state);
    }

    function requireParty(ReceivableId id, OrgId expected, OrgId org) internal pure {
        if (org != expected) revert IReceivables.Receivables_NotParty(id, expected, org);
    }

    /// @return The debt's local day now.
    function today(Debt storage debt) internal view returns (uint32) {
        return uint32(uint256(int256(block.timestamp) + debt.utcOffset) / 1 days); // fits for millions of years
    }

    /// @return owed What is still to be paid of the face.
    /// @return interest Late interest that is due beside it.
    function unpaid(
        ReceivablesState storage state,
        Foundation memory on,
        uint256 instrument
    ) internal view returns (uint256 owed, uint256 interest) {
        Obligation memory obligation = on.ledger.obligationOf(instrument);
        owed = obligation.face - obligation.paid;
        interest = interestDue(state, instrument, obligation);
    }

    /// @dev A debt of which nothing is to be paid is no default.
    function requireUnpaid(
        ReceivablesState storage state,
        Foundation memory on,
        ReceivableId id,
        uint256 instrument,
        Debt storage debt
    ) internal view {
        (uint256 owed, uint256 interest) = unpaid(state, on, instrument);
        if (owed + interest == 0) revert IReceivables.Receivables_WrongState(id, debt.state);
    }

    /// @return Late interest that is due now, beyond what was paid.
    function interestDue(
        ReceivablesState storage state,
        uint256 instrument,
        Obligation memory obligation
    ) internal view returns (uint256) {
        Debt storage debt = state.debts[instrument];
        (uint32 paymentDay, uint32 day) = (debt.paymentDay, today(debt));
        if (DayCount.withinGrace(paymentDay, debt.graceDays, day)) return 0;
        Arrears storage arrears = state.arrears[instrument];
        uint128 owed = obligation.face - obligation.paid;
        // Paid in whole by the last day of grace: then nothing was ever due.
        if (owed == 0 && DayCount.withinGrace(paymentDay, debt.graceDays, arrears.day)) return 0;
        uint32 from = arrears.day > paymentDay ? arrears.day : paymentDay;
        uint160 products = arrears.products + DayCount.balanceDays(owed, day - from);
        return DayCount.interestCeil(products, debt.lateRate, DayCount.BPS, Basis.Act360) - obligation.interestPaid;
    }

    /// @dev `amount` of the face is owed no more.
    function freeLimits(Debt storage debt, Foundation memory on, uint256 amount) internal {
        (OrgId obligor, OrgId guarantor) = (debt.obligor, debt.guarantor);
        on.limits.free(obligor, obligor, UNDERTAKING, amount);
        if (debt.guaranteed) on.limits.free(guarantor, obligor, GUARANTEE, amount);
    }

    /// @dev `holder` may have units less: what it bought counts for no more than it has. Asked twice, it frees once.
    function trimExposure(
        ReceivablesState storage state,
        Foundation memory on,
        uint256 instrument,
        address holder,
        OrgId org
    ) internal {
        uint256 excess = takeExcess(state, on, instrument, holder);
        if (excess == 0) return;
        on.limits.free(org, state.debts[instrument].obligor, OBLIGOR_RISK, excess);
        emit IRecourses.ExposureFreed(instrument, holder, excess);
    }

    /// @return excess What counted for `holder` beyond what it has, and counts for it no more.
    function takeExcess(
        ReceivablesState storage state,
        Foundation memory on,
        uint256 instrument,
        address holder
    ) internal returns (uint256 excess) {
        uint256 counted = state.exposures[instrument][holder];
        if (counted == 0) return 0;
        uint256 held = on.ledger.balanceOf(holder, instrument);
        if (counted <= held) return 0;
        state.exposures[instrument][holder] = held;
        return counted - held;
    }

    /// @return Whether payment day and grace are over.
    function isLate(Debt storage debt) internal view returns (bool) {
        return today(debt) > uint256(debt.paymentDay) + debt.graceDays;
    }
}
