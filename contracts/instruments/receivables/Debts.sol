// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Debt, ReceivableState} from "./Debt.sol";
import {IReceivables} from "./IReceivables.sol";
import {IRecourses} from "./IRecourses.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {instrumentIdOf} from "../../ledger/InstrumentId.sol";
import {Obligation} from "../../ledger/Terms.sol";
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

    /// @return What is still to be paid of the face.
    function owed(Foundation memory on, uint256 instrument) internal view returns (uint256) {
        Obligation memory obligation = on.ledger.obligationOf(instrument);
        return obligation.face - obligation.paid;
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
