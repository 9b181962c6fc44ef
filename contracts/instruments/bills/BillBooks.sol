// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bill, BillState, Lot, LotState} from "./Bill.sol";
import {BillsFoundation, BillsState} from "./BillsState.sol";
import {IBillClaims} from "./IBillClaims.sol";
import {IBills} from "./IBills.sol";
import {RefState} from "../../evidence/IFingerprints.sol";
import {instrumentIdOf, rootOf} from "../../ledger/InstrumentId.sol";
import {BillId} from "../../types/BillId.sol";
import {ACCEPTANCE} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {Ref} from "../../types/Ref.sol";

/// @title BillBooks
/// @notice What all parts of Bills do with a bill and its lots.
library BillBooks {
    /* WHICH */

    /// @return The ledger's id of its first lot.
    function rootIdOf(BillsFoundation memory on, BillId bill) internal view returns (uint256) {
        return rootOf(instrumentIdOf(address(on.ledger), address(this), bill.raw())) | 1; // a lot
    }

    /// @dev A lot of an accepted bill that is in one of two states.
    function lotIn(
        BillsState storage state,
        BillsFoundation memory on,
        uint256 id,
        LotState wanted
    ) internal view returns (Bill storage bill, Lot storage lot) {
        bill = state.bills[rootOf(id)];
        lot = state.lots[id];
        (uint176 history, ) = on.ledger.historyOf(id);
        bool exists = bill.state == BillState.Accepted || bill.state == BillState.Closed;
        require(exists && history != 0, IBillClaims.BillClaims_UnknownLot(id));
        require(lot.state == wanted, IBillClaims.BillClaims_WrongState(id, lot.state));
    }

    function faceOf(BillsFoundation memory on, uint256 id) internal view returns (uint64) {
        return uint64(on.ledger.obligationOf(id).face); // of a lot it has 64 bits
    }

    /* CHECKS */

    function requireState(BillId id, Bill storage bill, BillState wanted) internal view {
        require(bill.state == wanted, IBills.Bills_WrongState(id, bill.state));
    }

    function requireParty(BillId id, OrgId expected, OrgId org) internal pure {
        require(org == expected, IBills.Bills_NotParty(id, expected, org));
    }

    function requireLotParty(uint256 id, OrgId expected, OrgId org) internal pure {
        require(org == expected, IBillClaims.BillClaims_NotParty(id, expected, org));
    }

    function requireInTime(BillId id, uint48 deadline) internal view {
        require(block.timestamp <= deadline, IBills.Bills_TooLate(id, deadline, block.timestamp));
    }

    /// @return The bill's local day now.
    function today(Bill storage bill) internal view returns (uint32) {
        return uint32(uint256(int256(block.timestamp) + bill.utcOffset) / 1 days); // fits for millions of years
    }

    /* END */

    /// @dev `amount` of the bill is owed no more. With the last of it the documents of its trade are closed for ever.
    function lower(BillsState storage state, BillsFoundation memory on, uint256 id, uint64 amount) internal {
        uint256 root = rootOf(id);
        Bill storage bill = state.bills[root];
        bill.open -= amount;
        bool over = bill.open == 0;
        if (over) {
            bill.state = BillState.Closed;
            emit IBills.BillClosed(root);
        }
        on.limits.free(bill.acceptor, bill.drawer, ACCEPTANCE, amount);
        if (over) on.fingerprints.close(Ref.wrap(bytes32(root)));
    }

    /// @dev The first bank that pays for a bill, or lends against it, is told to all others.
    function finance(BillsFoundation memory on, uint256 id, OrgId bank) internal {
        Ref ref = Ref.wrap(bytes32(rootOf(id)));
        (RefState state, , ) = on.fingerprints.references(ref);
        if (state == RefState.Bound) on.fingerprints.finance(bank, ref);
    }
}
