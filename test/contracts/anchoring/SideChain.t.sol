// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SideChainBase} from "./SideChainBase.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {FactProof, ISideChain} from "../../../contracts/anchoring/ISideChain.sol";
import {AgreementWord, pack as packAgreement} from "../../../contracts/data/AgreementWord.sol";
import {Agreement, AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {RecordWord, pack as packRecord} from "../../../contracts/evidence/RecordWord.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {AGREEMENTS, ATTESTATIONS, ContractName} from "../../../contracts/types/ContractName.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";

/// @notice What the other chain's words say, and until when it may be relied on.
contract SideChainTest is SideChainBase {
    AgreementId private constant AGREEMENT = AgreementId.wrap("agreement");
    Uid private constant UID = Uid.wrap("statement");
    uint40 private constant END = uint40(START + 30 days);
    uint64 private constant NUMBER = 1000;

    /* NAMES */

    function test_RevertWhen_NotTheCouncilNames() public {
        vm.prank(OUTSIDER);
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_NotCouncil.selector, OUTSIDER));
        sideChain.nameContract(client, AGREEMENTS, OUTSIDER);
    }

    function test_RevertWhen_TheClientIsUnknown() public {
        ClientId none = ClientId.wrap("none");
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_UnknownClient.selector, none));
        sideChain.nameContract(none, AGREEMENTS, AGREEMENTS_THERE);
    }

    function test_ANameIsTakenAway() public {
        FactProof memory p = recordAgreement(AgreementState.Active, END, 5, 0);
        vm.expectEmit(address(sideChain));
        emit ISideChain.ContractNamed(client, AGREEMENTS, address(0));
        sideChain.nameContract(client, AGREEMENTS, address(0));
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_UnknownContract.selector, client, AGREEMENTS));
        sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
    }

    /* AGREEMENTS */

    function recordAgreement(
        AgreementState state,
        uint40 end,
        uint32 maxUses,
        uint32 uses
    ) private returns (FactProof memory) {
        AgreementWord word = packAgreement(state, OrgId.wrap(1), OrgId.wrap(2), end, maxUses);
        for (uint256 i = 0; i < uses; i++) word = word.withUse(0, uint32(i) + 1);
        bytes32 slot = sideChain.agreementSlot(AGREEMENT);
        return record(NUMBER, AGREEMENTS_THERE, slot, bytes32(AgreementWord.unwrap(word)));
    }

    function expectNotActive(AgreementState state, FactProof memory p) private {
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_AgreementNotActive.selector, AGREEMENT, state));
        sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
    }

    function testFuzz_AnAgreementIsActiveInOneStateAlone(uint8 state) public {
        AgreementState s = AgreementState(_bound(state, 1, 9));
        FactProof memory p = recordAgreement(s, END, 5, 4);
        (Agreement memory held, uint48 time) = sideChain.agreementAt(client, AGREEMENT, p);
        Agreement memory wanted = Agreement(s, OrgId.wrap(1), OrgId.wrap(2), END, 5, 4, 0, 4);
        vm.assertEq(abi.encode(held), abi.encode(wanted), "on record");
        vm.assertEq(time, timeOf(NUMBER), "time");
        if (s != AgreementState.Active) return expectNotActive(s, p);
        held = sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
        vm.assertEq(abi.encode(held), abi.encode(wanted), "active");
    }

    function test_RevertWhen_AnAgreementIsUnknownUsedUpOrOver() public {
        expectNotActive(
            AgreementState.None,
            record(NUMBER - 1, AGREEMENTS_THERE, sideChain.agreementSlot(AGREEMENT), 0)
        );
        FactProof memory p = recordAgreement(AgreementState.Active, END, 2, 2);
        expectNotActive(AgreementState.UsedUp, p);
    }

    /// @dev At the header's time it was not over; at this block's it is.
    function test_RevertWhen_AnAgreementEndsMeanwhile() public {
        FactProof memory p = recordAgreement(AgreementState.Active, uint40(START + 60), 2, 1);
        vm.warp(START + 60);
        sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
        vm.warp(START + 61);
        expectNotActive(AgreementState.Expired, p);
    }

    /// @dev The other chain's clock is ahead: by it the agreement is over.
    function test_RevertWhen_AnAgreementIsOverByTheHeadersTime() public {
        FactProof memory p = recordAgreement(AgreementState.Active, uint40(START - 1), 2, 1);
        vm.warp(START - 1);
        expectNotActive(AgreementState.Expired, p);
    }

    /* FOREIGN WORDS */

    /// @dev The Council named another contract, or one of a later version: its word has a state that no contract of this project has.
    function testFuzz_RevertWhen_TheWordHasNoStateOfOurs(uint256 word, uint8 state) public {
        state = uint8(_bound(state, uint256(type(AgreementState).max) + 1, 255));
        word = (word & ~uint256(0xff)) | state;
        FactProof memory p = record(NUMBER, AGREEMENTS_THERE, sideChain.agreementSlot(AGREEMENT), bytes32(word));
        expectWordInvalid(AGREEMENTS, word);
        sideChain.agreementAt(client, AGREEMENT, p);

        state = uint8(_bound(state, uint256(type(Status).max) + 1, 255));
        word = (word & type(uint240).max) | (uint256(state) << 240);
        p = record(NUMBER + 1, ATTESTATIONS_THERE, sideChain.statementSlot(UID), bytes32(word));
        expectWordInvalid(ATTESTATIONS, word);
        sideChain.statementAt(client, UID, p);
    }

    function expectWordInvalid(ContractName name, uint256 word) private {
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_WordInvalid.selector, client, name, word));
    }

    /// @dev The word of one contract proves nothing of another, though the other chain keeps both under the same key: names are accounts.
    function test_RevertWhen_TheWordIsAnotherContracts() public {
        FactProof memory p = recordAgreement(AgreementState.Active, END, 5, 0);
        vm.expectRevert();
        sideChain.requireStatementValid(client, Uid.wrap(AGREEMENT.raw()), MAX_AGE, p);
        sideChain.nameContract(client, AGREEMENTS, FOREIGN);
        vm.expectRevert();
        sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
    }

    /* AGE */

    function test_RevertWhen_TheHeaderIsOlderThanTheAskerTakes() public {
        FactProof memory p = recordAgreement(AgreementState.Active, END, 5, 0);
        vm.warp(timeOf(NUMBER) + MAX_AGE);
        sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
        vm.warp(timeOf(NUMBER) + MAX_AGE + 1);
        bytes4 selector = ISideChain.SideChain_TooOld.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, client, NUMBER, MAX_AGE + 1, MAX_AGE));
        sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
    }

    function test_RevertWhen_TheClientIsFrozen() public {
        FactProof memory p = recordAgreement(AgreementState.Active, END, 5, 0);
        qbft.freezeClient(client);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_Frozen.selector, client));
        sideChain.requireAgreementActive(client, AGREEMENT, MAX_AGE, p);
    }

    /* STATEMENTS */

    function recordStatement(
        uint64 number,
        uint48 attestedAt,
        uint48 until,
        Status status
    ) private returns (FactProof memory) {
        RecordWord word = packRecord(OUTSIDER, attestedAt, until, status, 3);
        bytes32 slot = sideChain.statementSlot(UID);
        return record(number, ATTESTATIONS_THERE, slot, bytes32(RecordWord.unwrap(word)));
    }

    function expectNotValid(Status status, uint48 until, FactProof memory p) private {
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_StatementNotValid.selector, UID, status, until));
        sideChain.requireStatementValid(client, UID, MAX_AGE, p);
    }

    function test_AStatementIsValid() public {
        Status[2] memory good = [Status.Live, Status.Permanent];
        for (uint64 i = 0; i < good.length; i++) {
            FactProof memory p = recordStatement(NUMBER + i, 1, 0, good[i]);
            Record memory held = sideChain.requireStatementValid(client, UID, MAX_AGE, p);
            vm.assertEq(abi.encode(held), abi.encode(Record(OUTSIDER, 1, 0, good[i], 3)), "record");
        }
    }

    function test_RevertWhen_AStatementDoesNotStand() public {
        expectNotValid(Status.Revoked, uint48(START), recordStatement(NUMBER, 1, uint48(START), Status.Revoked));
        expectNotValid(Status.Replaced, uint48(START), recordStatement(NUMBER + 1, 1, uint48(START), Status.Replaced));
        expectNotValid(Status.Live, 0, recordStatement(NUMBER + 2, 0, 0, Status.Live)); // a leaf: known, not recorded
        expectNotValid(Status.Unknown, 0, record(NUMBER + 3, ATTESTATIONS_THERE, sideChain.statementSlot(UID), 0));
    }

    function test_RevertWhen_AStatementEnds() public {
        FactProof memory p = recordStatement(NUMBER, 1, uint48(START + 60), Status.Live);
        vm.warp(START + 60);
        sideChain.requireStatementValid(client, UID, MAX_AGE, p);
        vm.warp(START + 61);
        expectNotValid(Status.Live, uint48(START + 60), p);
        p = recordStatement(NUMBER + 1, 1, uint48(timeOf(NUMBER + 1) - 1), Status.Live);
        vm.warp(timeOf(NUMBER + 1) - 1);
        expectNotValid(Status.Live, uint48(timeOf(NUMBER + 1) - 1), p);
    }
}
