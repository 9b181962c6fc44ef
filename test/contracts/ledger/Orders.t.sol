// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings, Order, ORDER_TYPEHASH} from "../../../contracts/ledger/IHoldings.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, MAKER} from "../../../contracts/types/Duties.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice What two people of a regulator order; what an organisation gets back of a lost key.
contract OrdersTest is LedgerBase {
    Order private order;

    function setUp() public override {
        super.setUp();
        order = Order(id, acme.maker, address(0), 300_000, "reason", uint48(START + 1 days), 1);
    }

    function _signed(Org memory org) private view returns (DualApproval memory) {
        bytes32 digest = ledger.digestOf(order);
        return
            DualApproval(
                signatureOf(string.concat(org.name, ": maker"), digest),
                signatureOf(string.concat(org.name, ": checker"), digest)
            );
    }

    function _freeze() private {
        DualApproval memory approval = _signed(court);
        ledger.freeze(order, approval);
    }

    function _transfer() private {
        order.to = basin.maker;
        DualApproval memory approval = _signed(court);
        ledger.transferByOrder(order, approval);
    }

    /* FREEZE */

    function test_Freeze() public {
        vm.expectEmit(address(ledger));
        emit IHoldings.OrderCarriedOut(id, acme.maker, court.id, address(0), 300_000, "reason");
        _freeze();
        assertFrozen(acme.maker, 0, 300_000, "by order");
        vm.assertTrue(ledger.isOrderUsed(court.id, 1), "used");
    }

    function test_FreezeBesideAPledge() public {
        pledge(900_000);
        _freeze();
        assertFrozen(acme.maker, 900_000, 300_000, "both, though together they are more than there is");
    }

    function test_FreezeIsLifted() public {
        _freeze();
        (order.amount, order.nonce) = (0, 2);
        _freeze();
        assertFrozen(acme.maker, 0, 0, "nothing");
    }

    function test_RevertWhen_TheOrderIsCarriedOutTwice() public {
        _freeze();
        DualApproval memory approval = _signed(court);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_OrderUsed.selector, court.id, 1));
        ledger.freeze(order, approval);
    }

    function test_RevertWhen_TheOrderExpired() public {
        DualApproval memory approval = _signed(court);
        vm.warp(order.deadline + 1);
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_OrderExpired.selector, order.deadline, order.deadline + 1)
        );
        ledger.freeze(order, approval);
    }

    function test_RevertWhen_TheOrderHasNoReason() public {
        order.reason = 0;
        DualApproval memory approval = _signed(court);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NoReason.selector));
        ledger.freeze(order, approval);
    }

    function test_RevertWhen_NoRegulatorSigned() public {
        DualApproval memory approval = _signed(bank);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NotRegulator.selector, bank.id));
        ledger.freeze(order, approval);
    }

    function test_RevertWhen_OnePersonSigned() public {
        bytes32 digest = ledger.digestOf(order);
        enrol(court.admin, "Court: both", MAKER);
        bytes memory signature = signatureOf("Court: maker", digest);
        vm.prank(court.admin);
        members.enrol(court.maker, ADMIN, 0, personOf("Court: maker"));
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, court.maker, ADMIN, MAKER));
        ledger.freeze(order, DualApproval(signature, signature));
    }

    function test_RevertWhen_TwoKeysOfOnePersonSigned() public {
        vm.prank(court.admin);
        members.enrol(court.maker, MAKER, 0, personOf("Court: checker"));
        DualApproval memory approval = _signed(court);
        expectError(abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, court.maker, court.checker));
        ledger.freeze(order, approval);
    }

    function test_RevertWhen_OtherThanWhatWasSigned() public {
        DualApproval memory approval = _signed(court);
        order.amount++;
        vm.expectRevert();
        ledger.freeze(order, approval);
    }

    function test_RevertWhen_ASignatureIsNone() public {
        DualApproval memory approval = _signed(court);
        approval.checker = new bytes(64);
        bytes32 digest = ledger.digestOf(order);
        expectError(abi.encodeWithSelector(IHolders.Holders_BadSignature.selector, digest, false));
        ledger.freeze(order, approval);
    }

    function test_RevertWhen_FreezeOfAnUnknownInstrument() public {
        order.id = 2;
        DualApproval memory approval = _signed(court);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, 2));
        ledger.freeze(order, approval);
    }

    function test_Digest() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick Instruments"),
                keccak256("1"),
                block.chainid,
                address(ledger)
            )
        );
        bytes32 hash = keccak256(
            abi.encode(ORDER_TYPEHASH, id, acme.maker, address(0), 300_000, bytes32("reason"), order.deadline, 1)
        );
        vm.assertEq(ledger.digestOf(order), keccak256(abi.encodePacked("\x19\x01", domain, hash)), "EIP-712");
    }

    /* TRANSFER */

    function test_TransferByOrder() public {
        vm.expectEmit(address(ledger));
        emit IHoldings.OrderCarriedOut(id, acme.maker, court.id, basin.maker, 300_000, "reason");
        _transfer();
        assertHolds(basin.maker, 300_000, "what came");
    }

    function test_TransferByOrderAfterTheClose() public {
        close();
        order.deadline = CLOSES;
        _transfer();
        assertHolds(basin.maker, 300_000, "what came");
    }

    function test_RevertWhen_AnOrderTakesWhatIsPledged() public {
        pledge(800_000);
        order.to = basin.maker;
        DualApproval memory approval = _signed(court);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Pledged.selector, id, acme.maker, 800_000, 300_000));
        ledger.transferByOrder(order, approval);
    }

    function test_RevertWhen_AnOrderIsTakenForTheOther() public {
        DualApproval memory approval = _signed(court);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_OrderOther.selector, address(0)));
        ledger.transferByOrder(order, approval);
        order.to = basin.maker;
        approval = _signed(court);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_OrderOther.selector, basin.maker));
        ledger.freeze(order, approval);
    }

    /* LOST KEYS */

    function _reclaim(address to) private {
        vm.prank(acme.admin);
        ledger.reclaim(id, acme.maker, to);
    }

    function _end() private {
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
    }

    function test_Reclaim() public {
        pledge(400_000);
        _end();
        vm.expectEmit(address(ledger));
        emit IHoldings.HoldingReclaimed(id, acme.maker, acme.checker, 600_000);
        _reclaim(acme.checker);
        assertHolds(acme.checker, 600_000, "what was free");
        assertHolds(acme.maker, 400_000, "what is pledged");
    }

    function test_ReclaimByAnExpelledOrganisation() public {
        _end();
        asCouncil();
        members.setStanding(acme.id, Standing.Expelled);
        _reclaim(acme.checker);
        assertHolds(acme.checker, FACE, "all");
    }

    function test_PledgeOfALostKeyIsReleasedAndReclaimed() public {
        pledge(400_000);
        _end();
        vm.prank(bank.maker);
        ledger.release(id, acme.maker, 400_000, AGREEMENT);
        _reclaim(acme.checker);
        assertHolds(acme.checker, FACE, "all");
    }

    function test_RevertWhen_ReclaimedFromALiveAccount() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AccountHonoured.selector, acme.maker));
        _reclaim(acme.checker);
        asCouncil();
        members.setStanding(acme.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AccountHonoured.selector, acme.maker));
        _reclaim(acme.checker);
    }

    /// @dev That the question ran out of gas is no answer to it.
    function test_NoGasThatIsGivenReclaimsFromALiveAccount() public {
        bytes memory act = abi.encodeCall(IHoldings.reclaim, (id, acme.maker, acme.checker));
        for (uint256 given = 10_000; given < 150_000; given += 500) {
            vm.prank(acme.admin);
            (bool ok, ) = address(ledger).call{gas: given}(act);
            vm.assertFalse(ok, "whatever it is");
        }
        assertHolds(acme.maker, FACE, "it has all");
    }

    function test_RevertWhen_ReclaimedToAnotherOrganisation() public {
        _end();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_OtherOrganisation.selector, basin.maker, acme.id));
        _reclaim(basin.maker);
    }

    function test_RevertWhen_ReclaimedByAnotherOrganisation() public {
        _end();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_OtherOrganisation.selector, acme.maker, basin.id));
        vm.prank(basin.admin);
        ledger.reclaim(id, acme.maker, basin.maker);
    }

    function test_RevertWhen_ReclaimedByAMaker() public {
        _end();
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, basin.maker, MAKER, ADMIN));
        vm.prank(basin.maker);
        ledger.reclaim(id, acme.maker, acme.checker);
    }

    function test_RevertWhen_ReclaimedToAnAccountThatEnded() public {
        _end();
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        _reclaim(acme.maker);
    }

    function test_RevertWhen_NothingIsToBeReclaimed() public {
        pass(acme.maker, basin.maker, FACE);
        _end();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, id));
        _reclaim(acme.checker);
    }
}
