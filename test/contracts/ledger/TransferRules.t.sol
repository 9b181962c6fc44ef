// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943MultiToken} from "../../../contracts/ledger/IERC7943MultiToken.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {RECEIVABLE} from "../../../contracts/types/InstrumentKind.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice ERC-7943, one test for each MUST.
contract TransferRulesTest is LedgerBase {
    /* CAN */

    function test_CanTransfer() public view {
        vm.assertTrue(ledger.canTransfer(acme.maker, basin.maker, id, FACE), "all of it");
    }

    function test_CanTransferLooksAtNoBalance() public view {
        vm.assertTrue(ledger.canTransfer(basin.maker, acme.maker, id, 1), "what it does not have");
    }

    function test_CanTransferLooksAtWhatIsUnfrozen() public {
        pledge(400_000);
        vm.assertTrue(ledger.canTransfer(acme.maker, basin.maker, id, 600_000), "the rest");
        vm.assertFalse(ledger.canTransfer(acme.maker, basin.maker, id, 600_001), "one more");
    }

    function test_CanTransferAsksBothSides() public {
        vm.assertFalse(ledger.canTransfer(OUTSIDER, basin.maker, id, 1), "from an outsider");
        vm.assertFalse(ledger.canTransfer(acme.maker, OUTSIDER, id, 1), "to an outsider");
        vm.prank(basin.admin);
        members.refuseKinds(uint16(1 << RECEIVABLE.raw()));
        vm.assertFalse(ledger.canTransfer(acme.maker, basin.maker, id, 1), "to who refuses it");
    }

    function test_CannotTransferWhatIsClosedOrUnknown() public {
        vm.assertFalse(ledger.canTransfer(acme.maker, basin.maker, id + 2, 1), "unknown");
        close();
        vm.assertFalse(ledger.canTransfer(acme.maker, basin.maker, id, 1), "closed");
    }

    function test_CanSend() public {
        vm.assertTrue(ledger.canSend(acme.maker), "a maker");
        vm.assertFalse(ledger.canSend(acme.checker), "a checker");
        vm.assertFalse(ledger.canSend(OUTSIDER), "an outsider");
        _setStanding(Standing.Restricted);
        vm.assertTrue(ledger.canSend(acme.maker), "while restricted");
        _setStanding(Standing.Expelled);
        vm.assertFalse(ledger.canSend(acme.maker), "after expulsion");
    }

    function test_CanReceive() public {
        vm.assertTrue(ledger.canReceive(acme.device), "whatever its duty");
        vm.assertFalse(ledger.canReceive(OUTSIDER), "an outsider");
        vm.assertFalse(ledger.canReceive(address(0)), "nobody");
        _setStanding(Standing.Restricted);
        vm.assertFalse(ledger.canReceive(acme.maker), "while restricted");
    }

    /// @dev Whatever it is asked. And a transfer never succeeds where it says no.
    function testFuzz_CanTransferNeverReverts(address from, address to, uint256 which, uint256 amount) public {
        uint256 asked = which % 2 == 0 ? id : which;
        address giver = which % 3 == 0 ? acme.maker : from;
        address taker = which % 5 == 0 ? basin.maker : to;
        if (ledger.canTransfer(giver, taker, asked, amount)) return;
        vm.prank(giver);
        vm.expectRevert();
        ledger.safeTransferFrom(giver, taker, asked, amount, "");
    }

    /* FREEZING */

    function test_SetFrozenTokens() public {
        vm.expectEmit(address(ledger));
        emit IERC7943MultiToken.Frozen(acme.maker, id, 300_000);
        _freeze(300_000);
        assertFrozen(acme.maker, 0, 300_000, "once");
        _freeze(200_000);
        assertFrozen(acme.maker, 0, 200_000, "set anew");
        _freeze(0);
        assertFrozen(acme.maker, 0, 0, "lifted");
    }

    function test_SetFrozenTokensBesideAPledge() public {
        pledge(400_000);
        _freeze(500_000);
        assertFrozen(acme.maker, 400_000, 100_000, "the total is what was asked for");
    }

    function test_RevertWhen_SetFrozenTokensBelowThePledge() public {
        pledge(400_000);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Pledged.selector, id, acme.maker, 400_000, 399_999));
        _freeze(399_999);
    }

    function test_FreezeMoreThanIsThere() public {
        _freeze(type(uint128).max);
        vm.assertEq(ledger.getFrozenTokens(acme.maker, id), type(uint128).max, "frozen");
        asCouncil();
        ledger.setFrozenTokens(basin.maker, id, 5);
        _freeze(0);
        pass(acme.maker, basin.maker, 5);
        vm.assertFalse(ledger.canTransfer(basin.maker, acme.maker, id, 1), "what came later");
    }

    function test_RevertWhen_FreezeMoreThanFits() public {
        uint256 most = type(uint128).max;
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountTooLarge.selector, id, most + 1, most));
        _freeze(most + 1);
    }

    function test_RevertWhen_SomebodyElseFreezes() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NotCouncil.selector, court.maker));
        vm.prank(court.maker);
        ledger.setFrozenTokens(acme.maker, id, 1);
    }

    function test_RevertWhen_FreezeOfAnUnknownInstrument() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, 2));
        asCouncil();
        ledger.setFrozenTokens(acme.maker, 2, 1);
    }

    /* FORCE */

    function test_ForcedTransfer() public {
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(address(timelockController), acme.maker, basin.maker, id, 7);
        vm.expectEmit(address(ledger));
        emit IERC7943MultiToken.ForcedTransfer(acme.maker, basin.maker, id, 7);
        _force(7);
        assertHolds(basin.maker, 7, "what came");
    }

    function test_ForcedTransferUnfreezesFirst() public {
        _freeze(FACE - 10);
        vm.expectEmit(address(ledger));
        emit IERC7943MultiToken.Frozen(acme.maker, id, FACE - 15);
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(address(timelockController), acme.maker, basin.maker, id, 15);
        _force(15);
        assertFrozen(acme.maker, 0, FACE - 15, "what is left is still frozen");
    }

    function test_ForcedTransferOfWhatIsFreeFreesNothing() public {
        _freeze(FACE - 10);
        _force(10);
        assertFrozen(acme.maker, 0, FACE - 10, "frozen as before");
    }

    function test_RevertWhen_ForcedTransferTouchesAPledge() public {
        pledge(400_000);
        _freeze(1_000_000);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Pledged.selector, id, acme.maker, 400_000, 600_001));
        _force(600_001);
    }

    function test_ForcedTransferUpToThePledge() public {
        pledge(400_000);
        _freeze(1_000_000);
        _force(600_000);
        assertFrozen(acme.maker, 400_000, 0, "the pledge");
        assertHolds(acme.maker, 400_000, "what is pledged");
    }

    function test_RevertWhen_ForcedTransferToAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        asCouncil();
        ledger.forcedTransfer(acme.maker, OUTSIDER, id, 1);
    }

    function test_RevertWhen_ForcedTransferOfMoreThanIsThere() public {
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, id, acme.maker, FACE, FACE + 1)
        );
        _force(FACE + 1);
    }

    function test_RevertWhen_ForcedTransferOfNothing() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, id));
        _force(0);
    }

    function test_RevertWhen_SomebodyElseForces() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NotCouncil.selector, acme.maker));
        vm.prank(acme.maker);
        ledger.forcedTransfer(acme.maker, basin.maker, id, 1);
    }

    function _freeze(uint256 amount) private {
        asCouncil();
        ledger.setFrozenTokens(acme.maker, id, amount);
    }

    function _force(uint256 amount) private {
        asCouncil();
        ledger.forcedTransfer(acme.maker, basin.maker, id, amount);
    }

    function _setStanding(Standing standing) private {
        asCouncil();
        members.setStanding(acme.id, standing);
    }
}
