// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {IClearingDeposits, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice What banks that work together could try: 0 and 1 belong to one owner, 2 and 3 are honest.
contract ClearingAbuseTest is ClearingBase {
    /// @dev What 1 owes 0 is invented, so that 0 owes twice its cap to others, and 1 does not pay it: without 1 the cap is broken, and all is as before the cycle.
    function test_APhantomObligationLiftsACapAndCostsNobody() public {
        startCycle();
        owe(1, 0, CAP, 1);
        owe(0, 2, CAP, 1);
        owe(0, 3, CAP, 2);
        _net(nets(-int128(CAP), -int128(CAP), int128(CAP), int128(CAP)));
        vm.assertFalse(clearing.cycleOf(cycle).covered, "nobody vouches for that much");
        fund(0);
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, listOf(1));
        assertState(CycleState.Failed, "what 0 owes the others stays between them");
        for (uint256 i = 0; i < BANKS; i++) {
            assertMoney(i, MONEY - COLLATERAL - SHARE, "as before");
            assertDeposit(i, COLLATERAL, SHARE, "as before");
        }
    }

    /// @dev The most that an invented obligation takes is what the honest ones put aside for the cycle, and they have it as a claim.
    function test_APhantomObligationTakesNoMoreThanWasPutAside() public {
        startCycle();
        owe(1, 0, COLLATERAL + 4 * SHARE, 1);
        _net(nets(int128(COLLATERAL + 4 * SHARE), -int128(COLLATERAL + 4 * SHARE), 0, 0));
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, new ObligationWord[](0));
        assertState(CycleState.Settled, "covered");
        for (uint256 i = 2; i < BANKS; i++) {
            assertDeposit(i, COLLATERAL, 0, "its share of the fund, and nothing else");
            assertMoney(i, MONEY - COLLATERAL - SHARE, "as before");
            vm.assertEq(clearing.claimOf(yuan, banks[1].id, banks[i].id), SHARE, "it is owed that");
        }
        assertDeposit(0, COLLATERAL, 0, "the affiliate's share as well");
        assertDeposit(1, 0, 0, "after its own");
    }

    /// @dev 0 signs what it owes 2, and keeps it back until the close: it is in no cycle, nobody else waits, and it stays open between the two.
    function test_WhatIsWithheldAtTheCloseIsInTheNextCycle() public {
        startCycle();
        owe(2, 3, 40, 1);
        ObligationWord[] memory kept = one(obligation(0, 2, 200, 1));
        (bytes32 first, bytes32 third) = (lists[0], lists[2]);
        DualApproval[] memory approvals = confirm(kept);
        vm.warp(CLOSES + 1);
        expectError(abi.encodeWithSelector(IClearing.Clearing_WrongState.selector, cycle, CycleState.Closed));
        clearing.submit(terms, kept, approvals);
        vm.assertEq(clearing.listOf(cycle, banks[0].id), first, "not on its list");
        vm.assertEq(clearing.listOf(cycle, banks[2].id), third, "nor on the other's");
        clearing.net(terms, nets(0, 0, -40, 40));
        fund(2);
        clearing.settle(terms);
        assertMoney(3, MONEY - COLLATERAL - SHARE + 40, "the others are paid");

        setTerms(2);
        (terms.closesAt, terms.fundedBy) = (uint48(block.timestamp + 1 hours), uint48(block.timestamp + 2 hours));
        for (uint256 i = 0; i < BANKS; i++) lists[i] = 0;
        startCycle();
        submit(kept);
        vm.assertTrue(clearing.positionOf(cycle, banks[0].id).net == -200, "its number was not used");
    }

    /// @dev Who sees that it cannot pay takes nothing out that is put aside, before the close or after it.
    function test_RevertWhen_WhatIsPutAsideIsTakenOut() public {
        startCycle();
        owe(0, 2, 150, 1);
        _refusesToTake();
        _net(nets(-150, 0, 150, 0));
        _refusesToTake();
        vm.warp(FUNDED_BY + 1);
        _refusesToTake();
        clearing.resolveDefault(terms, new ObligationWord[](0));
        assertMoney(2, MONEY - COLLATERAL - SHARE + 150, "who is owed is paid");
    }

    function _refusesToTake() private {
        bytes4 short = IClearingDeposits.Clearing_DepositShort.selector;
        vm.startPrank(banks[0].maker);
        expectError(abi.encodeWithSelector(short, banks[0].id, Pot.Collateral, 0, 1));
        clearing.withdraw(yuan, Pot.Collateral, 1, banks[0].maker);
        expectError(abi.encodeWithSelector(short, banks[0].id, Pot.Fund, 0, 1));
        clearing.withdraw(yuan, Pot.Fund, 1, banks[0].maker);
        vm.stopPrank();
    }

    function _net(int128[] memory all) private {
        vm.warp(CLOSES + 1);
        clearing.net(terms, all);
    }
}
