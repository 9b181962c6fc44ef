// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleMember} from "../../../contracts/clearing/CycleTerms.sol";
import {Cycle, CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice What is possible up to the last second and the last unit, and not beyond.
contract ClearingEdgesTest is ClearingBase {
    ObligationWord[] private none;

    /* TERMS */

    function test_OpensWithTwoMembersAndWithSixtyFour() public {
        for (uint256 i = BANKS; i < 64; i++) {
            CycleMember memory last = terms.members[i - 1];
            terms.members.push(CycleMember(OrgId.wrap(last.bank.raw() + 1), last.account, CAP, 0, 0));
        }
        openCycle();
        assertState(CycleState.Open, "with as many as there can be");
        setTerms(2);
        while (terms.members.length > 2) terms.members.pop();
        openCycle();
        assertState(CycleState.Open, "with two");
    }

    function test_LapsesInTheSecondAfterItsTime() public {
        startCycle();
        vm.warp(FUNDED_BY);
        expectError(abi.encodeWithSelector(IClearing.Clearing_TooEarly.selector, cycle, FUNDED_BY, FUNDED_BY));
        clearing.lapse(terms);
        vm.warp(FUNDED_BY + 1);
        clearing.lapse(terms);
        assertState(CycleState.Failed, "nobody netted it");
    }

    /* WHAT IS PUT ASIDE */

    /// @dev The collateral of the largest debtor counts, and that of no other: 4 shares of 60, and 10.
    function test_CoveredIsWhatTheLargestDebtorAndTheFundPay() public {
        (terms.members[2].collateral, terms.members[3].collateral) = (10, 0);
        startCycle();
        owe(0, 1, 5, 1);
        owe(2, 1, 250, 1);
        owe(3, 1, 249, 1);
        _net(nets(-5, 504, -250, -249));
        vm.assertTrue(clearing.cycleOf(cycle).covered, "to the last unit");
    }

    function test_OneUnitMoreIsNotCovered() public {
        (terms.members[2].collateral, terms.members[3].collateral) = (10, 0);
        startCycle();
        owe(2, 1, 251, 1);
        _net(nets(0, 251, -251, 0));
        vm.assertFalse(clearing.cycleOf(cycle).covered, "by one");
    }

    /// @dev Three are in the cycle: what the fourth has in deposits vouches for nobody, and stays its own.
    function test_WhoStaysAwayVouchesForNobody() public {
        _startWithout(3);
        owe(0, 1, COLLATERAL + 3 * SHARE, 1);
        _net(nets(-int128(COLLATERAL + 3 * SHARE), int128(COLLATERAL + 3 * SHARE), 0, 0));
        vm.assertTrue(clearing.cycleOf(cycle).covered, "by the three");
        _resolve();
        assertState(CycleState.Settled, "paid by the three");
        assertDeposit(2, COLLATERAL, 0, "all of its share");
        assertDeposit(3, COLLATERAL, SHARE, "was not in it");
        vm.assertEq(clearing.claimOf(yuan, banks[0].id, banks[3].id), 0, "is owed nothing");
        vm.assertEq(clearing.claimOf(yuan, banks[0].id, banks[2].id), SHARE, "is owed its share");
    }

    function test_WhoStaysAwayDoesNotCover() public {
        _startWithout(3);
        owe(0, 1, COLLATERAL + 3 * SHARE + 1, 1);
        _net(nets(-int128(COLLATERAL + 3 * SHARE + 1), int128(COLLATERAL + 3 * SHARE + 1), 0, 0));
        vm.assertFalse(clearing.cycleOf(cycle).covered, "by one");
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, listOf(0));
        assertState(CycleState.Funded, "without 0 nobody owes");
        clearing.settle(terms);
        for (uint256 i = 0; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "comes back, or was not put aside");
    }

    function test_WhoStaysAwayGetsNothingBackFromACycleThatFails() public {
        _startWithout(3);
        vm.warp(FUNDED_BY + 1);
        clearing.lapse(terms);
        for (uint256 i = 0; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "as before");
    }

    /// @dev Shares pay for each other in a cycle that is covered, or for nobody, however little is missing.
    function test_InACycleThatIsNotCoveredNoSharePaysForAnother() public {
        startCycle();
        owe(0, 1, 400, 1);
        owe(3, 2, COLLATERAL + SHARE + 5, 1);
        _net(nets(-400, 400, int128(COLLATERAL + SHARE + 5), -int128(COLLATERAL + SHARE + 5)));
        fund(0);
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, listOf(3));
        assertState(CycleState.Funded, "without 3, nobody owes any more");
        clearing.settle(terms);
        assertMoney(1, MONEY - COLLATERAL - SHARE + 400, "is paid");
        for (uint256 i = 0; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "untouched");
    }

    /* WITHOUT THE DEFAULTER */

    function test_WhereNobodyElseOwesItIsFundedAtOnce() public {
        startCycle();
        owe(0, 1, 341, 1);
        _net(nets(-341, 341, 0, 0));
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, listOf(0));
        Cycle memory left = clearing.cycleOf(cycle);
        vm.assertEq(uint256(left.state), uint256(CycleState.Funded), "nobody owes");
        vm.assertEq(left.missing, 0, "nobody is missing");
        clearing.settle(terms);
        assertState(CycleState.Settled, "settled");
    }

    function test_ACapThatIsReachedWithoutTheDefaulterHolds() public {
        startCycle();
        owe(0, 1, 341, 1);
        owe(1, 2, CAP, 1);
        _net(nets(-341, 341 - int128(CAP), int128(CAP), 0));
        fund(1);
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, listOf(0));
        assertState(CycleState.Recomputed, "1 owes its cap");
        fund(1);
        clearing.settle(terms);
        assertMoney(2, MONEY - COLLATERAL - SHARE + CAP, "is paid");
    }

    /* PAIRS */

    /// @dev Six pairs are in two slots.
    function test_EveryPairHasItsOwnNet() public {
        uint256 number = 0;
        for (uint256 low = 0; low < BANKS; low++) {
            for (uint256 high = low + 1; high < BANKS; high++) terms.pairCaps.push(pairCap(low, high, 10, 10));
        }
        startCycle();
        for (uint256 round = 0; round < 2; round++) {
            for (uint256 low = 0; low < BANKS; low++) {
                for (uint256 high = low + 1; high < BANKS; high++) owe(high, low, low + high, ++number);
            }
        }
        int64[6] memory owed = [int64(2), 4, 6, 6, 8, 10];
        for (uint256 k = 0; k < 6; k++) {
            vm.assertTrue(clearing.pairNetOf(cycle, k) == owed[k], vm.toString(k));
        }
    }

    /* PRIVATE */

    function _startWithout(uint256 item) private {
        openCycle();
        for (uint8 i = 0; i < BANKS; i++) {
            if (i == item) continue;
            (uint8[] memory items, DualApproval[] memory approvals) = (new uint8[](1), new DualApproval[](1));
            (items[0], approvals[0]) = (i, joining(i));
            clearing.join(terms, items, approvals);
        }
    }

    function _net(int128[] memory all) private {
        vm.warp(CLOSES + 1);
        clearing.net(terms, all);
    }

    function _resolve() private {
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, none);
    }
}
