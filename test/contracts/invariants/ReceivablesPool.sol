// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {Receivable} from "../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../contracts/instruments/receivables/ReceivableActs.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {GUARANTEE, OBLIGOR_RISK, SELLER_RISK, UNDERTAKING} from "../../../contracts/types/LimitKind.sol";
import {ReceivableId} from "../../../contracts/types/ReceivableId.sol";
import {CORE_ENTERPRISE} from "../../../contracts/types/Roles.sol";
import {ReceivablesBase} from "../instruments/receivables/ReceivablesBase.sol";

/// @notice Two obligors, three suppliers and three banks with their limits, and what they made so far: receivables, claims of guarantors, sales with
/// recourse, loans.
abstract contract ReceivablesPool is ReceivablesBase {
    uint256 internal constant KEYS = 6;
    uint256 internal constant PARTIES = 8;
    uint104 internal constant UNDERTAKEN = 3_000_000;
    uint104 internal constant RISK = 2_000_000;

    struct Item {
        /// @dev Empty of a guarantor's claim.
        Receivable r;
        ReceivableId id;
        uint256 instrument;
        bool claim;
    }

    struct Loan {
        uint256 item;
        uint256 owner;
        uint256 lender;
        bytes32 ref;
    }

    Org internal mill;
    Org[PARTIES] internal parties;
    Item[] internal items;
    Sale[] internal sales;
    Loan[] internal loans;

    /// @dev Acts that succeeded, by name; and attempts at all of them.
    mapping(bytes32 act => uint256) public done;
    uint256 public tried;

    function setUp() public virtual override {
        super.setUp();
        mill = admitOrg("Mill", CORE_ENTERPRISE);
        parties[0] = acme;
        parties[1] = basin;
        parties[2] = dyes;
        parties[3] = bank;
        parties[4] = otherBank;
        parties[5] = guarantor;
        parties[6] = buyer;
        parties[7] = mill;
        issue(yuan, dyes.maker, MONEY);
        issue(yuan, mill.maker, MONEY);
        Org[2] memory poor = [dyes, mill];
        for (uint256 i = 0; i < 2; i++) {
            vm.startPrank(poor[i].maker);
            yuan.approve(address(instruments), type(uint256).max);
            yuan.approve(address(receivables), type(uint256).max);
            vm.stopPrank();
        }
        for (uint16 year = 2028; year < 2060; year++) {
            asCouncil();
            calendars.loadYear(CALENDAR, year, 0, 0);
        }
        _capAll();
    }

    function _capAll() private {
        for (uint256 o = 6; o < PARTIES; o++) {
            setCap(parties[o], parties[o], UNDERTAKING, UNDERTAKEN);
            setCap(guarantor, parties[o], GUARANTEE, RISK);
            for (uint256 b = 3; b < 6; b++) setCap(parties[b], parties[o], OBLIGOR_RISK, RISK);
        }
        for (uint256 b = 3; b < 6; b++) {
            for (uint256 s = 0; s < 6; s++) if (s != b) setCap(parties[b], parties[s], SELLER_RISK, RISK);
        }
    }

    /* CHOICES */

    function obligorOf(uint256 seed) internal view returns (Org memory) {
        return seed % 2 == 0 ? buyer : mill;
    }

    function holderOf(uint256 seed) internal view returns (Org memory) {
        return parties[seed % 6];
    }

    function bankAt(uint256 seed) internal view returns (Org memory) {
        return parties[3 + (seed % 3)];
    }

    /// @dev Of a receivable: the organisation that is its obligor.
    function obligorIn(Receivable storage r) internal view returns (Org memory) {
        return r.obligor == buyer.id ? buyer : mill;
    }

    /// @dev Mostly the one whose index is the seed; where it is in another state, the next that is in `wanted`.
    function pick(uint256 seed, ReceivableState wanted) internal view returns (uint256 index) {
        uint256 count = items.length;
        for (uint256 i = 0; i < count; i++) {
            index = (seed + i) % count;
            if (!items[index].claim && stateOf(index) == wanted) return index;
        }
        return seed % count;
    }

    function stateOf(uint256 index) internal view returns (ReceivableState) {
        return receivables.debtOf(items[index].id).state;
    }

    function isOpen(ReceivableState state) internal pure returns (bool) {
        return state >= ReceivableState.Confirmed && state != ReceivableState.Closed;
    }

    function heldOf(uint256 index, uint256 party) internal view returns (uint256) {
        return instruments.balanceOf(parties[party].maker, items[index].instrument);
    }

    function standingOf(Org memory org) internal view returns (Standing) {
        return members.standingOf(org.id);
    }

    /// @dev Whether it was done. Who may not, or at the wrong time, is refused: that is part of the game.
    function attempt(bytes32 act, address by, address to, bytes memory data) internal returns (bool ok) {
        tried++;
        vm.prank(by);
        (ok, ) = to.call(data);
        if (ok) done[act]++;
    }
}
