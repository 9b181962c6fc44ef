// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC7943MultiToken} from "../../../contracts/ledger/IERC7943MultiToken.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, MAKER} from "../../../contracts/types/Duties.sol";
import {RECEIVABLE} from "../../../contracts/types/InstrumentKind.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice Units are passed on by their holder, to members, until transfers close.
contract HoldingsTransferTest is LedgerBase {
    bytes32 private constant DOCUMENT = keccak256("invoice");

    function test_Transfer() public {
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(acme.maker, acme.maker, basin.maker, id, 400_000);
        pass(acme.maker, basin.maker, 400_000);
        assertHolds(acme.maker, 600_000, "what is left");
        assertHolds(basin.maker, 400_000, "what came");
    }

    function test_TransferForADocument() public {
        vm.expectEmit(address(ledger));
        emit IHoldings.PassedFor(id, acme.maker, basin.maker, 1, DOCUMENT);
        vm.prank(acme.maker);
        ledger.safeTransferFrom(acme.maker, basin.maker, id, 1, abi.encode(DOCUMENT));
    }

    function test_TransferToOneself() public {
        pass(acme.maker, acme.maker, FACE);
        assertHolds(acme.maker, FACE, "what was there");
    }

    function testFuzz_Transfer(uint256 amount, uint256 back) public {
        amount = _bound(amount, 1, FACE);
        pass(acme.maker, basin.maker, amount);
        back = _bound(back, 1, amount);
        pass(basin.maker, acme.maker, back);
        assertHolds(acme.maker, FACE - amount + back, "what came back too");
        assertHolds(basin.maker, amount - back, "what stayed");
    }

    function test_TransferByAnOperator() public {
        vm.prank(acme.maker);
        ledger.setApprovalForAll(OUTSIDER, true);
        vm.prank(OUTSIDER);
        ledger.safeTransferFrom(acme.maker, basin.maker, id, 7, "");
        assertHolds(basin.maker, 7, "what came");
    }

    function test_RevertWhen_TransferByNoOperator() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NotOperator.selector, basin.maker, acme.maker));
        vm.prank(basin.maker);
        ledger.safeTransferFrom(acme.maker, basin.maker, id, 7, "");
    }

    function test_RevertWhen_TransferOfAnUnknownInstrument() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, id + 1));
        vm.prank(acme.maker);
        ledger.safeTransferFrom(acme.maker, basin.maker, id + 1, 7, "");
    }

    function test_RevertWhen_TransferOfNothing() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, id));
        pass(acme.maker, basin.maker, 0);
    }

    function test_RevertWhen_TransferOfMoreThanIsThere() public {
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, id, acme.maker, FACE, FACE + 1)
        );
        pass(acme.maker, basin.maker, FACE + 1);
    }

    function test_RevertWhen_TransferOfMoreThanIsFree() public {
        pledge(400_000);
        expectError(
            abi.encodeWithSelector(
                IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector,
                acme.maker,
                id,
                600_001,
                600_000
            )
        );
        pass(acme.maker, basin.maker, 600_001);
    }

    function test_RevertWhen_TransferWithOtherData() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_DataInvalid.selector, 31));
        vm.prank(acme.maker);
        ledger.safeTransferFrom(acme.maker, basin.maker, id, 7, new bytes(31));
    }

    /* WHEN */

    function test_TransferInTheLastSecond() public {
        vm.warp(CLOSES - 1);
        pass(acme.maker, basin.maker, 1);
        assertHolds(basin.maker, 1, "what came");
    }

    function test_RevertWhen_TransfersClosed() public {
        close();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, id, CLOSES));
        pass(acme.maker, basin.maker, 1);
    }

    /* WHO */

    function test_RevertWhen_TransferToTheZeroAddress() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, address(0)));
        pass(acme.maker, address(0), 1);
    }

    function test_RevertWhen_TransferToAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        pass(acme.maker, OUTSIDER, 1);
    }

    function test_RevertWhen_TransferToARestrictedMember() public {
        asCouncil();
        members.setStanding(basin.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, basin.id, Standing.Restricted));
        pass(acme.maker, basin.maker, 1);
    }

    function test_TransferByARestrictedMember() public {
        asCouncil();
        members.setStanding(acme.id, Standing.Restricted);
        pass(acme.maker, basin.maker, 1);
        assertHolds(basin.maker, 1, "what came");
    }

    function test_RevertWhen_TransferByAnExpelledMember() public {
        asCouncil();
        members.setStanding(acme.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        pass(acme.maker, basin.maker, 1);
    }

    function test_RevertWhen_TransferByAnAccountThatIsNoMaker() public {
        pass(acme.maker, acme.checker, 1);
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER));
        pass(acme.checker, basin.maker, 1);
    }

    function test_RevertWhen_TransferByOneHandUnderDualControl() public {
        asCouncil();
        members.setDualControl(acme.id, true);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, acme.id, acme.maker));
        pass(acme.maker, basin.maker, 1);
    }

    function test_RevertWhen_TransferOfAKindThatTheReceiverRefuses() public {
        vm.prank(basin.admin);
        members.refuseKinds(uint16(1 << RECEIVABLE.raw()));
        expectError(abi.encodeWithSelector(IHolders.Holders_KindRefused.selector, basin.id, RECEIVABLE));
        pass(acme.maker, basin.maker, 1);
    }
}
